import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { connectorAuthMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { coverageOf } from './chart/coverage.js';
import { expectedAlong } from './connector/expected.js';
import { connectorGraph } from './connector/model.js';
import { sceneIn } from './connector/scene-in.js';
import { settings } from './connector/scenes.js';
import { seed } from './connector/seed.js';
import { storeStage } from './connector/store-stage.js';
import { everyStep } from './paths/choose.js';
import { reconnect } from './world/reconnect.js';
import { tally } from './world/tally.js';
import { walk } from './world/walk.js';

const sandbox = await startSandbox({ seed });
test.after(() => sandbox.close());
const coverage = coverageOf(connectorAuthMachine);
const count = tally();

for (const setting of settings) {
  test(`the store goes where the chart goes: ${setting.name}`, async () => {
    const scene = await sceneIn(sandbox, setting);
    const paths = everyStep((await connectorGraph(scene)).paths);
    await reconnect(sandbox);
    for (const path of paths) {
      const stage = storeStage(sandbox, scene);
      const { record } = await stage.look();
      await walk(path, stage, expectedAlong(path, record));
      stage.stop();
      for (const { goals } of path) coverage.reach(goals);
      count.path(path.length, sandbox.requests().length);
    }
  });
}

test('all of the chart of a connector has been gone through', () => {
  process.stdout.write(`\n  connectorAuth over HTTP: ${coverage.figures()}; ${count.figures()}\n`);
  assert.equal(coverage.missing(), []);
});

test.run();
