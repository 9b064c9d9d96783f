import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { connectorAuthMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { clientOf } from '../support/sandboxed.js';
import { expectedIn } from './connector/expected.js';
import { connectorGraph } from './connector/model.js';
import { sceneIn } from './connector/scene-in.js';
import { type ConnectorScene, settings } from './connector/scenes.js';
import { seed } from './connector/seed.js';
import type { ConnectorStage } from './connector/stage.js';
import { storeStage } from './connector/store-stage.js';
import { everyGoal, everyKindOfStep, everyStep } from './paths/choose.js';
import type { Graph } from './paths/graph.js';
import { journeys } from './world/journeys.js';
import { reconnect } from './world/reconnect.js';

const sandbox = await startSandbox({ seed });
test.after(() => sandbox.close());
const trips = journeys(connectorAuthMachine, 'HTTP');

/** More situations than this differ in what makes no difference, and are not all gone through. */
const many = 200;

const graphs: Graph<ConnectorScene, ConnectorStage>[] = [];

for (const setting of settings) {
  test(`the store goes where the chart goes: ${setting.name}`, async () => {
    const scene = await sceneIn(sandbox, setting);
    const graph = await connectorGraph(scene);
    graphs.push(graph);
    const paths = (graph.snapshots.length > many ? everyKindOfStep : everyStep)(graph.paths);
    await reconnect(clientOf(sandbox));
    for (const path of paths) {
      await trips.go(path, storeStage(sandbox, scene), expectedIn(scene));
    }
  });
}

test('no secret shows in any state', async () => {
  for (const { path, scene } of everyGoal(graphs)) {
    await trips.go(path, storeStage(sandbox, scene, true), expectedIn(scene));
  }
});

test('all of the chart of a connector has been gone through', () => {
  assert.equal(trips.missing(), []);
});

test.run();
