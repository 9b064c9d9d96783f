import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { connectorAuthMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { expectedAlong } from './connector/expected.js';
import { connectorGraph } from './connector/model.js';
import { sceneIn } from './connector/scene-in.js';
import { settings } from './connector/scenes.js';
import { seed } from './connector/seed.js';
import { storeStage } from './connector/store-stage.js';
import { everyStep } from './paths/choose.js';
import { journeys } from './world/journeys.js';
import { reconnect } from './world/reconnect.js';

const sandbox = await startSandbox({ seed });
test.after(() => sandbox.close());
const trips = journeys(connectorAuthMachine, 'HTTP');

for (const setting of settings) {
  test(`the store goes where the chart goes: ${setting.name}`, async () => {
    const scene = await sceneIn(sandbox, setting);
    const paths = everyStep((await connectorGraph(scene)).paths);
    await reconnect(sandbox);
    for (const path of paths) {
      await trips.go(path, storeStage(sandbox, scene), expectedAlong);
    }
  });
}

test('all of the chart of a connector has been gone through', () => {
  assert.equal(trips.missing(), []);
});

test.run();
