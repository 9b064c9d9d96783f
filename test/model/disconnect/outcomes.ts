import type { Sandbox } from '../../../src/sandbox/index.js';
import type { Answerable } from '../world/answers.js';

export type DisconnectOutcome = Answerable<{ readonly sandbox: Sandbox }> & {
  readonly service: 'fetchConnector' | 'disconnect';
};

const path = /account\/connectors\/\d+(\/deauthenticate)?$/;

const failing =
  (status: number): DisconnectOutcome['arrange'] =>
  ({ sandbox }) =>
    void sandbox.addFault({ match: { server: 'api', path }, fault: { kind: 'status', status } });

/** Everything that disconnecting has to expect of Cyclr. */
export const disconnectOutcomes: readonly DisconnectOutcome[] = [
  {
    name: 'Cyclr says what the connector is',
    service: 'fetchConnector',
    arrange: () => undefined,
  },
  { name: 'Cyclr has lost the connector', service: 'fetchConnector', arrange: failing(404) },
  {
    name: 'Cyclr cannot say what the connector is',
    service: 'fetchConnector',
    arrange: failing(503),
  },
  { name: 'Cyclr disconnects it', service: 'disconnect', arrange: () => undefined },
  { name: 'Cyclr cannot disconnect it', service: 'disconnect', arrange: failing(503) },
];
