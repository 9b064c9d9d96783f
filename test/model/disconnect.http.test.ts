import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { connectorDisconnectMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { disconnectCauses } from './disconnect/causes.js';
import { expectedOfDisconnecting } from './disconnect/expected.js';
import { disconnectSceneIn, disconnectSettings } from './disconnect/scenes.js';
import { disconnectStoreStage } from './disconnect/store-stage.js';
import { askedGraph } from './paths/asked-graph.js';
import { everyStep } from './paths/choose.js';
import { journeys } from './world/journeys.js';

const sandbox = await startSandbox();
test.after(() => sandbox.close());
const trips = journeys(connectorDisconnectMachine, 'HTTP');

for (const setting of disconnectSettings) {
  test(`the store goes where the chart goes: ${setting.name}`, async () => {
    const scene = disconnectSceneIn(sandbox, setting);
    const { paths } = await askedGraph(
      connectorDisconnectMachine,
      scene.input,
      scene,
      disconnectCauses,
    );
    for (const path of everyStep(paths)) {
      await trips.go(path, disconnectStoreStage(sandbox, scene), expectedOfDisconnecting);
    }
  });
}

test('all of the chart of disconnecting has been gone through', () => {
  assert.equal(trips.missing(), []);
});

test.run();
