import { accountAuthMachine } from '../../../machines/index.js';
import { type Graph, graphOf } from '../paths/graph.js';
import { accountCauses } from './causes/index.js';
import type { AccountScene } from './scenes.js';
import type { AccountStage } from './stage.js';

/** Everything that can happen in a setting, as the machine itself says. */
export const accountGraph = (scene: AccountScene): Graph<AccountScene, AccountStage> =>
  graphOf(accountAuthMachine, scene.source ? { source: scene.source } : {}, scene, accountCauses);
