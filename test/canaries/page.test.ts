import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { canaryScan } from '../support/canaries.js';
import { browserSuite } from '../support/chromium.js';
import { pageSurfaces, seePage } from '../support/page-surfaces.js';

const key = 'canary-key-1f9d';

browserSuite('the scan of a page', (inBrowser) => {
  inBrowser(
    'a secret is found in each surface of a page, also in an open shadow root',
    async ({ browser }) => {
      const seen = async (plant: (page: Page) => Promise<unknown>) => {
        const page = await browser.newPage();
        await page.route('https://host.test/**', (route) =>
          route.fulfill({ contentType: 'text/html', body: '<div id="host"></div>' }),
        );
        await page.goto('https://host.test/');
        const clean = canaryScan({ it: key });
        await seePage(clean, page);
        clean.holdsNone(...pageSurfaces);
        await plant(page);
        const scan = canaryScan({ it: key });
        await seePage(scan, page);
        await page.close();
        const surfaces = new Set(scan.findings().map(({ surface }) => surface));
        return [...surfaces].join();
      };
      const plants: readonly (readonly [string, (secret: string) => void])[] = [
        ['DOM', (secret) => document.body.append(secret)],
        ['DOM', (secret) => document.body.setAttribute('data-a', secret)],
        ['DOM', (secret) => document.body.append(document.createComment(secret))],
        [
          'DOM',
          (secret) => {
            const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
            root?.append(secret);
          },
        ],
        [
          'inputs',
          (secret) => {
            const input = document.createElement('input');
            const inner = document.createElement('div');
            document.body.append(inner);
            inner.attachShadow({ mode: 'open' }).append(input);
            input.value = secret;
          },
        ],
        ['page view', (secret) => Object.assign(document.body, { view: { secret } })],
        ['storage', (secret) => localStorage.setItem('a', secret)],
        ['storage', (secret) => sessionStorage.setItem(secret, '')],
        [
          'storage',
          (secret) => {
            // biome-ignore lint/suspicious/noDocumentCookie: the page under test may do it
            document.cookie = `a=${secret}`;
          },
        ],
        ['URLs', (secret) => history.replaceState({ secret }, '')],
        ['URLs', (secret) => history.replaceState(null, '', `#${secret}`)],
        [
          'URLs',
          (secret) => {
            window.name = secret;
          },
        ],
        ['URLs', (secret) => performance.mark(secret)],
      ];
      for (const [surface, plant] of plants) {
        assert.is(await seen((page) => page.evaluate(plant, key)), surface, String(plant));
      }
    },
  );
});
