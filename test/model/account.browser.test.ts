import * as assert from 'uvu/assert';
import { accountAuthMachine } from '../../machines/index.js';
import { browserSuite } from '../support/chromium.js';
import { expectedOfAccount } from './account/expected.js';
import { hear } from './account/hear.js';
import { accountGraph } from './account/model.js';
import { notOfAPage } from './account/not-of-a-page.js';
import { accountPageStage } from './account/page-stage.js';
import { accountSeed, accountSettings } from './account/scenes.js';
import { everyGoal } from './paths/choose.js';
import { unexplained } from './world/beyond.js';
import { elementPages } from './world/element-page.js';
import { startGatedHost } from './world/gated-host.js';
import { journeys } from './world/journeys.js';

browserSuite('the element goes where the chart of an account goes', (test) => {
  const trips = journeys(accountAuthMachine, 'Chromium', notOfAPage);
  test('along paths that between them go through all of it', async ({ browser }) => {
    const host = await startGatedHost(accountSeed);
    try {
      const pages = await elementPages(browser, host);
      const graphs = [];
      for (const setting of accountSettings) {
        const heard = await hear(host.sandbox, setting, host.way);
        graphs.push(accountGraph({ ...heard, surface: 'element' }));
      }
      for (const { path, scene } of everyGoal(graphs)) {
        await trips.go(path, await accountPageStage(pages, scene), expectedOfAccount(scene));
      }
    } finally {
      await host.close();
    }
    assert.equal(unexplained(trips.missing(), notOfAPage), []);
  });
});
