import type { AccountConnector } from '../src/domain/account-connector.js';
import type { AuthError } from '../src/domain/auth-error.js';
import type { DisconnectOutcome } from '../src/domain/outcome.js';

export interface ConnectorDisconnectInput {
  /** Cyclr's id of the installed connector. */
  readonly accountConnectorId: number;
  /** Remove the instance altogether, and not only its credentials. Default: false. */
  readonly remove?: boolean;
}

export type ConnectorDisconnectEvent =
  /** The user has read what Cyclr will do, and wants it. */
  | { readonly type: 'disconnect.confirm' }
  | { readonly type: 'retry' }
  | { readonly type: 'cancel' };

export interface ConnectorDisconnectContext {
  readonly accountConnectorId: number;
  readonly remove: boolean;
  /** Known from `confirming` on. */
  readonly connector: AccountConnector | undefined;
  readonly error: AuthError | undefined;
  /** Cyclr has been told to, so whether it has done it is known only from its answer. */
  readonly told: boolean;
  /** How it has ended; nothing before. */
  readonly status: DisconnectOutcome['status'] | undefined;
}

/** What a UI is to do in a state, whatever the state is called. */
export type ConnectorDisconnectTag =
  | 'pending'
  | 'input'
  | 'step:loading'
  | 'step:confirm'
  | 'step:saving'
  | 'step:disconnected'
  | 'step:failed'
  | 'step:cancelled';
