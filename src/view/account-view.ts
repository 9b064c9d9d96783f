import type { AccountEntry } from '../domain/account.js';
import type { AuthError } from '../domain/auth-error.js';
import type { ConnectorView } from './connector-view.js';

/** How far it has come, in connectors; those that need nothing do not count. */
export interface AccountProgress {
  readonly total: number;
  readonly authenticated: number;
  readonly skipped: number;
  readonly failed: number;
  readonly removed: number;
  /** Not taken yet, the one at hand among them. */
  readonly toDo: number;
}

/** What every step has. */
export interface AccountViewBase {
  readonly entries: readonly AccountEntry[];
  readonly progress: AccountProgress;
  /** The connector at hand, also while the list is looked at. */
  readonly current?: number;
  readonly canCancel: boolean;
  /** What the template became, once it is installed. */
  readonly cycleId?: string;
}

export type AccountStep =
  | { readonly step: 'loading' }
  /** The list: `resume` the connector at hand, `next`, `choose` one, or `finish`. */
  | { readonly step: 'overview' }
  /** One connector's own flow; its commands are those of `AccountAuth.connector`. */
  | { readonly step: 'connector'; readonly connector: ConnectorView }
  | { readonly step: 'finished' }
  | { readonly step: 'failed'; readonly error: AuthError }
  | { readonly step: 'cancelled' };

/** What to show of the flow of an account: plain JSON, one step at a time. */
export type AccountView = AccountViewBase & AccountStep;
