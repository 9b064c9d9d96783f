/** Whether a call with the new credentials has shown that they work. Storing them does not. */
export type Verified = 'yes' | 'no' | 'unknown';

/** How a flow ended. */
export type Outcome =
  | {
      readonly status: 'authenticated';
      readonly accountConnectorId: number;
      readonly verified: Verified;
    }
  | {
      readonly status: 'cancelled';
      /** Not there where the connector was still to be installed. */
      readonly accountConnectorId?: number;
    };

/** How disconnecting ended. */
export interface DisconnectOutcome {
  /** `disconnected`: without credentials; `removed`: not in the account any more. */
  readonly status: 'disconnected' | 'removed' | 'cancelled';
  readonly accountConnectorId: number;
}
