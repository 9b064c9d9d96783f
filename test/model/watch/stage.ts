import { createActor, SimulatedClock } from 'xstate';
import { createServices } from '../../../src/index.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import type { CyclrSide } from '../connector/outcomes.js';
import type { Cause } from '../paths/cause.js';
import { createGate, gatedApi, spoiler } from '../world/gate.js';
import { outcomeCauses } from '../world/outcome-causes.js';
import { telltale } from '../world/telltale.js';
import type { Walked } from '../world/walk.js';
import { storeWitness, witnessed } from '../world/witness.js';
import {
  lastWord,
  type WatchOutcome,
  type WatchScene,
  watchedIn,
  watchOutcomes,
} from './scenes.js';

export interface WatchStage extends Walked, CyclrSide {
  readonly clock: SimulatedClock;
}

// It asks for ever; a few times show how.
const most = 3;
// The longest pause between two questions, in ms.
const pause = 15_000;

/** Everything that can happen to a watch. */
export const watchCauses: readonly Cause<WatchScene, WatchStage>[] = [
  {
    name: 'the pause is over',
    makes: 'after pollInterval',
    brings: () => ({}),
    happen: async ({ clock }) => clock.increment(pause),
  },
  ...watchOutcomes.flatMap((outcome) =>
    outcomeCauses<WatchScene, WatchStage, WatchOutcome>(
      outcome,
      // The last one ends it.
      ({ context }) => context.asked < most || outcome === lastWord,
      async (stage) => {
        stage.sandbox.clearFaults();
        await outcome.arrange(stage);
        await stage.gate.release('fetchConnector');
      },
    ),
  ),
];

/** A watch at work, in this process. */
export const watchStage = (sandbox: Sandbox, { input }: WatchScene): WatchStage => {
  const gate = createGate();
  const clock = new SimulatedClock();
  const inspect = telltale();
  sandbox.reset();
  const watch = storeWitness(sandbox, {});
  const api = gatedApi(clientOf(sandbox, { retry: { limit: 0 } }), gate, spoiler());
  const actor = createActor(createServices(api).watchAuthentication, {
    input,
    clock,
    inspect: witnessed(inspect, watch).xstate,
  }).start();
  return {
    ...watchedIn(sandbox),
    gate,
    clock,
    abortsAtOnce: true,
    taken: inspect.taken,
    witness: watch.of({ actor: inspect.actor }),
    ticks: inspect.ticks,
    look: () => ({
      view: undefined,
      record: undefined,
      value: inspect.value(),
      context: inspect.context(),
    }),
    close: () => void actor.stop(),
  };
};
