import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authenticationWatchMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { coverageOf } from './chart/coverage.js';
import { askedGraph } from './paths/asked-graph.js';
import { everyStep } from './paths/choose.js';
import { plainContext } from './paths/graph.js';
import { watchScenesIn } from './watch/scenes.js';
import { watchCauses, watchStage } from './watch/stage.js';
import { tally } from './world/tally.js';
import { walk } from './world/walk.js';

const sandbox = await startSandbox();
test.after(() => sandbox.close());
const coverage = coverageOf(authenticationWatchMachine);
const count = tally();

for (const scene of watchScenesIn(sandbox)) {
  test(`the watch goes where the chart goes: ${scene.name}`, async () => {
    const graph = await askedGraph(authenticationWatchMachine, scene.input, scene, watchCauses);
    for (const path of everyStep(graph.paths)) {
      const stage = watchStage(sandbox, scene);
      const expected = path.map(({ after }) => ({
        view: undefined,
        record: undefined,
        value: after.value,
        context: plainContext(after.context),
      }));
      await walk(path, stage, expected);
      stage.stop();
      for (const { goals } of path) coverage.reach(goals);
      count.path(path.length, sandbox.requests().length);
    }
  });
}

test('all of the chart of a watch has been gone through', () => {
  process.stdout.write(
    `\n  authenticationWatch over HTTP: ${coverage.figures()}; ${count.figures()}\n`,
  );
  assert.equal(coverage.missing(), []);
});

test.run();
