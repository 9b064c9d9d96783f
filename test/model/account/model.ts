import type { AnyStateMachine } from 'xstate';
import { accountAuthMachine } from '../../../machines/index.js';
import { type Graph, graphOf } from '../paths/graph.js';
import { accountCauses } from './causes/index.js';
import type { AccountScene } from './scenes.js';
import type { AccountStage } from './stage.js';

/** Everything that can happen to a machine of this kind in a scene, as the machine itself says. */
export const accountGraph = (
  scene: AccountScene,
  machine: AnyStateMachine = accountAuthMachine,
): Graph<AccountScene, AccountStage> =>
  graphOf(
    machine,
    {
      ...(scene.source && { source: scene.source }),
      ...(scene.checks && { checks: scene.checks }),
    },
    scene,
    accountCauses,
  );
