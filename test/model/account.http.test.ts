import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AnyMachineSnapshot } from 'xstate';
import { accountAuthMachine } from '../../machines/index.js';
import type { AccountEntry } from '../../src/domain/account.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { clientOf } from '../support/sandboxed.js';
import { expectedOfAccount } from './account/expected.js';
import { hear } from './account/hear.js';
import { accountGraph } from './account/model.js';
import { type AccountScene, accountSeed, accountSettings } from './account/scenes.js';
import type { AccountStage } from './account/stage.js';
import { accountStoreStage } from './account/store-stage.js';
import { everyGoal, everyKindOfStep } from './paths/choose.js';
import type { Graph } from './paths/graph.js';
import { journeys } from './world/journeys.js';
import { reconnect } from './world/reconnect.js';

const sandbox = await startSandbox({ seed: accountSeed });
test.after(() => sandbox.close());
const trips = journeys(accountAuthMachine, 'HTTP');

/**
 * Of each kind of step one, for each connector at hand and each way it may stand. All 23,000 paths there are take some
 * four minutes: what else tells them apart is how the connectors that are not at hand have ended.
 */
const atHand = ({ context: { current, entries } }: AnyMachineSnapshot): unknown => {
  const known: readonly AccountEntry[] = entries;
  const entry = known.find(({ accountConnectorId }) => accountConnectorId === current);
  return [current, entry?.status];
};

const graphs: Graph<AccountScene, AccountStage>[] = [];

for (const setting of accountSettings) {
  test(`the store goes where the chart goes: ${setting.name}`, async () => {
    const api = clientOf(sandbox, { retry: { limit: 0 } });
    const heard = await hear(sandbox, setting, api);
    const scene: AccountScene = { ...heard, surface: 'store' };
    const graph = accountGraph(scene);
    graphs.push(graph);
    const paths = everyKindOfStep(graph.paths, atHand);
    await reconnect(api);
    for (const path of paths) {
      await trips.go(path, await accountStoreStage(sandbox, scene), expectedOfAccount(scene));
    }
  });
}

test('no secret shows in any state', async () => {
  for (const { path, scene } of everyGoal(graphs)) {
    await trips.go(path, await accountStoreStage(sandbox, scene, true), expectedOfAccount(scene));
  }
});

test('all of the chart of an account has been gone through', () => {
  assert.equal(trips.missing(), []);
});

test.run();
