import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { connectorDisconnectMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { coverageOf } from './chart/coverage.js';
import { disconnectCauses } from './disconnect/causes.js';
import { expectedOfDisconnecting } from './disconnect/expected.js';
import { disconnectSceneIn, disconnectSettings } from './disconnect/scenes.js';
import { disconnectStoreStage } from './disconnect/store-stage.js';
import { askedGraph } from './paths/asked-graph.js';
import { everyStep } from './paths/choose.js';
import { tally } from './world/tally.js';
import { walk } from './world/walk.js';

const sandbox = await startSandbox();
test.after(() => sandbox.close());
const coverage = coverageOf(connectorDisconnectMachine);
const count = tally();

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
      const stage = disconnectStoreStage(sandbox, scene);
      const { record } = await stage.look();
      await walk(path, stage, expectedOfDisconnecting(path, record));
      stage.stop();
      for (const { goals } of path) coverage.reach(goals);
      count.path(path.length, sandbox.requests().length);
    }
  });
}

test('all of the chart of disconnecting has been gone through', () => {
  process.stdout.write(
    `\n  connectorDisconnect over HTTP: ${coverage.figures()}; ${count.figures()}\n`,
  );
  assert.equal(coverage.missing(), []);
});

test.run();
