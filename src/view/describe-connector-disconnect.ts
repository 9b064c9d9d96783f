import type { SnapshotFrom } from 'xstate';
import type { connectorDisconnectMachine } from '../../machines/connector-disconnect.machine.js';
import { authError } from '../domain/auth-error.js';
import { summaryOf } from './connector-summary.js';
import type { DisconnectStep, DisconnectView } from './disconnect-view.js';

export type ConnectorDisconnectSnapshot = SnapshotFrom<typeof connectorDisconnectMachine>;

const stepOf = (snapshot: ConnectorDisconnectSnapshot): DisconnectStep => {
  if (snapshot.hasTag('step:failed')) {
    const { error = authError('badResponse', 'disconnecting') } = snapshot.context;
    return { step: 'failed', error };
  }
  if (snapshot.hasTag('step:cancelled')) {
    return { step: 'cancelled', ...(snapshot.context.told && { perhaps: true }) };
  }
  const steps = ['confirm', 'saving', 'disconnected'] as const;
  return { step: steps.find((step) => snapshot.hasTag(`step:${step}`)) ?? 'loading' };
};

/**
 * What to show in a state of the disconnecting machine. Pure; for hosts that run the machine themselves.
 *
 * @example
 * actor.subscribe((snapshot) => render(describeConnectorDisconnect(snapshot)));
 */
export const describeConnectorDisconnect = (
  snapshot: ConnectorDisconnectSnapshot,
): DisconnectView => {
  const { accountConnectorId, remove, connector } = snapshot.context;
  return {
    accountConnectorId,
    remove,
    canCancel: snapshot.status === 'active',
    ...(connector && { connector: summaryOf(connector, connector) }),
    ...stepOf(snapshot),
  };
};
