import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authenticationWatchMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { askedGraph } from './paths/asked-graph.js';
import { everyStep } from './paths/choose.js';
import { plainContext } from './paths/graph.js';
import { watchScenesIn } from './watch/scenes.js';
import { watchCauses, watchStage } from './watch/stage.js';
import { journeys } from './world/journeys.js';

const sandbox = await startSandbox();
test.after(() => sandbox.close());
const trips = journeys(authenticationWatchMachine, 'HTTP');

for (const scene of watchScenesIn(sandbox)) {
  test(`the watch goes where the chart goes: ${scene.name}`, async () => {
    const graph = await askedGraph(authenticationWatchMachine, scene.input, scene, watchCauses);
    for (const path of everyStep(graph.paths)) {
      await trips.go(path, watchStage(sandbox, scene), (steps) =>
        steps.map(({ after }) => ({
          view: undefined,
          record: undefined,
          value: after.value,
          context: plainContext(after.context),
        })),
      );
    }
  });
}

test('all of the chart of a watch has been gone through', () => {
  assert.equal(trips.missing(), []);
});

test.run();
