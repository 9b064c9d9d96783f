import type { AccountEntry, AccountOutcome, ConnectorSource } from '../src/domain/account.js';
import type { AuthError } from '../src/domain/auth-error.js';
import type { VerificationCheck } from '../src/domain/verification.js';
import type { ResumedConnector } from './services.js';

export type VerificationChecks = Readonly<Record<string, VerificationCheck>>;

export interface AccountAuthInput {
  /** Which connectors to take: all of the account, a list, or a template's. Default: all of the account. */
  readonly source?: ConnectorSource;
  /** Calls that show whether what was stored works, by the name of the app. Default: none. */
  readonly checks?: VerificationChecks | undefined;
}

/** What a host may send. What belongs to the connector at hand is sent to that connector's own flow. */
export type AccountAuthEvent =
  /** Begin with, or go on to, the first connector that is to do. */
  | { readonly type: 'account.next' }
  /** Take this one: also one that was skipped or failed before. */
  | { readonly type: 'account.choose'; readonly accountConnectorId: number }
  /** Leave the connector at hand for later. */
  | { readonly type: 'account.skip' }
  /** Look at the whole list; the connector at hand waits as it is. */
  | { readonly type: 'account.pause' }
  | { readonly type: 'account.resume' }
  /** End with what has been done. */
  | { readonly type: 'account.finish' }
  | { readonly type: 'retry' }
  | { readonly type: 'cancel' };

export interface AccountAuthContext {
  readonly source: ConnectorSource;
  readonly checks: VerificationChecks;
  /** What the template became, once it is installed. */
  readonly cycleId: string | undefined;
  /** Known from `choosing` on, in the order in which they are taken. */
  readonly entries: readonly AccountEntry[];
  /** The connector at hand. */
  readonly current: number | undefined;
  /** The user looks at the list, so that nothing is taken by itself. */
  readonly looking: boolean;
  /** The connector whose sign-in began before the page was loaded. */
  readonly resumed: ResumedConnector | undefined;
  /** Why the flow of the connector at hand has failed, while it has. */
  readonly connectorError: AuthError | undefined;
  readonly error: AuthError | undefined;
  readonly cancelled: boolean;
}

/** What a UI is to do in a state, whatever the state is called. */
export type AccountAuthTag =
  | 'pending'
  | 'input'
  | 'step:loading'
  | 'step:overview'
  | 'step:connector'
  | 'step:finished'
  | 'step:failed'
  | 'step:cancelled';

export type { AccountEntry, AccountOutcome, ConnectorSource };
