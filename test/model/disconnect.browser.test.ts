import * as assert from 'uvu/assert';
import { connectorDisconnectMachine } from '../../machines/index.js';
import { defaultSeed } from '../../src/sandbox/index.js';
import { browserSuite } from '../support/chromium.js';
import { disconnectCauses } from './disconnect/causes.js';
import { expectedOfDisconnecting } from './disconnect/expected.js';
import { disconnectPageStage } from './disconnect/page-stage.js';
import { disconnectSceneIn, disconnectSettings } from './disconnect/scenes.js';
import { askedGraph } from './paths/asked-graph.js';
import { everyStep } from './paths/choose.js';
import { elementPages } from './world/element-page.js';
import { startGatedHost } from './world/gated-host.js';
import { journeys } from './world/journeys.js';

browserSuite('the element goes where the chart of disconnecting goes', (test) => {
  const trips = journeys(connectorDisconnectMachine, 'Chromium');
  test('along paths that between them take every step there is', async ({ browser }) => {
    const host = await startGatedHost(defaultSeed);
    try {
      const pages = await elementPages(browser, host);
      for (const setting of disconnectSettings) {
        const scene = disconnectSceneIn(host.sandbox, setting, host.way);
        const graph = await askedGraph(
          connectorDisconnectMachine,
          scene.input,
          scene,
          disconnectCauses,
        );
        for (const path of everyStep(graph.paths)) {
          await trips.go(path, await disconnectPageStage(pages, scene), expectedOfDisconnecting);
        }
      }
    } finally {
      await host.close();
    }
    assert.equal(trips.missing(), []);
  });
});
