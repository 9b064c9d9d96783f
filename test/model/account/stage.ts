import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import type { Gate } from '../world/gate.js';
import type { AccountScene } from './scenes.js';

/** What has no argument: a button in a page, a method of the store. */
export const accountButtons = [
  'account.next',
  'account.skip',
  'account.pause',
  'account.resume',
  'account.finish',
  'retry',
  'cancel',
] as const;
export type AccountButton = (typeof accountButtons)[number];

/** What a user does. */
export interface AccountUser {
  readonly press: (button: AccountButton) => Promise<void>;
  readonly choose: (accountConnectorId: number) => Promise<void>;
}

/** What a user does with the connector at hand. */
export interface ConnectorAtHand {
  /** The step its flow is at. */
  readonly step: () => Promise<unknown>;
  readonly retry: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly submitApiKey: (key: string) => Promise<void>;
}

/** Where a path is walked: a Cyclr, and the flow of an account under test, in whatever host. */
export interface AccountStage {
  readonly scene: AccountScene;
  readonly sandbox: Sandbox;
  /** A client of one's own. */
  readonly api: ConnectorApi;
  readonly gate: Gate;
  readonly user: AccountUser;
  readonly atHand: ConnectorAtHand;
  /** Makes the host's own way to Cyclr answer the next call with what is no connector. */
  readonly spoil: () => Promise<void>;
}

const failing = (path: RegExp, status: number) => (sandbox: Sandbox) =>
  void sandbox.addFault({ match: { server: 'api', path }, fault: { kind: 'status', status } });

/** What may go wrong in Cyclr. */
export const failures = {
  template: failing(/templates\/[^/]+\/install$/, 503),
  list: failing(/account\/connectors$/, 503),
  lacking: failing(/cycles\/[^/]+\/prerequisites$/, 503),
  connector: failing(/connectors\/\d+$/, 503),
  lost: failing(/connectors\/\d+$/, 404),
};
