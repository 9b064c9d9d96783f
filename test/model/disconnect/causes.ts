import type { Sandbox } from '../../../src/sandbox/index.js';
import type { Cause } from '../paths/cause.js';
import type { Gate } from '../world/gate.js';
import { outcomeCauses } from '../world/outcome-causes.js';
import { type DisconnectOutcome, disconnectOutcomes } from './outcomes.js';
import type { DisconnectScene } from './scenes.js';

export const disconnectButtons = ['disconnect.confirm', 'retry', 'cancel'] as const;
export type DisconnectButton = (typeof disconnectButtons)[number];

/** Where a path is walked: a Cyclr, and disconnecting under test, in whatever host. */
export interface DisconnectStage {
  readonly sandbox: Sandbox;
  readonly gate: Gate;
  readonly press: (button: DisconnectButton) => Promise<void>;
}

type DisconnectCause = Cause<DisconnectScene, DisconnectStage>;

const pressing: readonly DisconnectCause[] = disconnectButtons.map((button) => ({
  name: `the user says ${button}`,
  makes: button,
  brings: () => ({}),
  happen: ({ press }) => press(button),
}));

const answering: readonly DisconnectCause[] = disconnectOutcomes.flatMap((outcome) =>
  outcomeCauses<DisconnectScene, DisconnectStage, DisconnectOutcome>(
    outcome,
    () => true,
    async ({ sandbox, gate }, { context }) => {
      sandbox.clearFaults();
      await outcome.arrange({ sandbox });
      const disconnecting = context.remove ? 'deleteConnector' : 'deauthenticate';
      await gate.release(outcome.service === 'disconnect' ? disconnecting : outcome.service);
    },
  ),
);

/** Everything that can happen while a connector is disconnected. */
export const disconnectCauses = [...pressing, ...answering];
