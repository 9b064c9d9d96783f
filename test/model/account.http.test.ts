import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { accountAuthMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { clientOf } from '../support/sandboxed.js';
import { expectedOfAccount } from './account/expected.js';
import { hear } from './account/hear.js';
import { accountGraph } from './account/model.js';
import { type AccountScene, accountSeed, accountSettings } from './account/scenes.js';
import { accountStoreStage } from './account/store-stage.js';
import { coverageOf } from './chart/coverage.js';
import { everyKindOfStep } from './paths/choose.js';
import { reconnect } from './world/reconnect.js';
import { tally } from './world/tally.js';
import { walk } from './world/walk.js';

const sandbox = await startSandbox({ seed: accountSeed });
test.after(() => sandbox.close());
const coverage = coverageOf(accountAuthMachine);
const count = tally();

for (const setting of accountSettings) {
  test(`the store goes where the chart goes: ${setting.name}`, async () => {
    const heard = await hear(sandbox, setting, clientOf(sandbox, { retry: { limit: 0 } }));
    const scene: AccountScene = { ...heard, surface: 'store' };
    const paths = everyKindOfStep(accountGraph(scene).paths);
    await reconnect(sandbox);
    for (const path of paths) {
      const stage = accountStoreStage(sandbox, scene);
      const { record } = await stage.look();
      await walk(path, stage, expectedOfAccount(path, record));
      stage.stop();
      for (const { goals } of path) coverage.reach(goals);
      count.path(path.length, sandbox.requests().length);
    }
  });
}

test('all of the chart of an account has been gone through', () => {
  process.stdout.write(`\n  accountAuth over HTTP: ${coverage.figures()}; ${count.figures()}\n`);
  assert.equal(coverage.missing(), []);
});

test.run();
