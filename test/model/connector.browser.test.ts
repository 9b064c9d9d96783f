import * as assert from 'uvu/assert';
import { connectorAuthMachine } from '../../machines/index.js';
import { browserSuite } from '../support/chromium.js';
import { expectedIn } from './connector/expected.js';
import { connectorGraph } from './connector/model.js';
import { notOfAPage } from './connector/not-of-a-page.js';
import { pageStage } from './connector/page-stage.js';
import { sceneIn } from './connector/scene-in.js';
import { pageSettings } from './connector/scenes.js';
import { seed } from './connector/seed.js';
import { everyGoal } from './paths/choose.js';
import { unexplained } from './world/beyond.js';
import { elementPages } from './world/element-page.js';
import { startGatedHost } from './world/gated-host.js';
import { journeys } from './world/journeys.js';

browserSuite('the element goes where the chart of a connector goes', (test) => {
  const trips = journeys(connectorAuthMachine, 'Chromium', notOfAPage);
  test('along paths that between them go through all of it', async ({ browser }) => {
    const host = await startGatedHost(seed);
    try {
      const pages = await elementPages(browser, host);
      const graphs = [];
      for (const setting of pageSettings) {
        const scene = await sceneIn(host.sandbox, setting, 'element', host.way);
        graphs.push(await connectorGraph(scene));
      }
      for (const { path, scene } of everyGoal(graphs)) {
        await trips.go(path, await pageStage(pages, scene), expectedIn(scene));
      }
    } finally {
      await host.close();
    }
    assert.equal(unexplained(trips.missing(), notOfAPage), []);
  });
});
