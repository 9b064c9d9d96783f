import type { AuthError } from '../domain/auth-error.js';
import type { ConnectorViewBase } from './connector-view.js';

/** What every step has. */
export type DisconnectViewBase = Pick<ConnectorViewBase, 'connector'> & {
  readonly accountConnectorId: number;
  /** The instance goes, and not only its credentials. */
  readonly remove: boolean;
  readonly canCancel: boolean;
};

export type DisconnectStep =
  | { readonly step: 'loading' | 'saving' }
  /**
   * Say what will happen, and ask: integrations that use the connector stop, and webhooks at the connected app are
   * removed (`cyclr-api.md` §2.6).
   */
  | { readonly step: 'confirm' }
  | { readonly step: 'disconnected' }
  | { readonly step: 'failed'; readonly error: AuthError }
  /** `perhaps`: Cyclr had been told to by then, and may have done it all the same. */
  | { readonly step: 'cancelled'; readonly perhaps?: true };

/** What to show of disconnecting: plain JSON, one step at a time. */
export type DisconnectView = DisconnectViewBase & DisconnectStep;
