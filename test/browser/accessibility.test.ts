import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { act, mouse, restingView } from '../support/element-walk.js';
import { everyStep } from '../support/every-step.js';
import { visit } from '../support/pages.js';

const axe = createRequire(import.meta.url).resolve('axe-core');

/** What axe finds wrong with the page as it stands. */
const violations = async (page: Page): Promise<readonly string[]> => {
  const results: AxeResults = await page.evaluate('axe.run()');
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
};

browserSuite('the element for everyone', (test) => {
  for (const theme of ['light', 'dark']) {
    for (const id of [1001, 1002, 1003, 1005, 1016, 1019]) {
      test(`axe finds nothing wrong in any step of ${id}, ${theme}`, ({ browser }) =>
        visit(browser, async ({ host, page, open }) => {
          await page.addInitScript({ path: axe });
          await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
          await open(`connector=${id}`);
          await restingView(page);
          // Errors at the fields first.
          if (id !== 1005 && id !== 1016) {
            await mouse.submit(page);
            await page.locator('[part="field-error"]').first().waitFor();
          }
          assert.equal(await violations(page), []);
          for (let more = true; more; ) {
            more = (await act(page, mouse, host.sandbox.demoAnswers(id))) !== undefined;
            assert.equal(await violations(page), []);
          }
        }));
    }

    test(`axe finds nothing wrong while a sign-in is waited for, ${theme}`, ({ browser }) =>
      visit(browser, async ({ page, open }) => {
        await page.addInitScript({ path: axe });
        await page.emulateMedia({ colorScheme: theme === 'dark' ? 'dark' : 'light' });
        await open('connector=1005&mode=link');
        await restingView(page);
        await mouse.submit(page);
        await page.getByRole('link').waitFor();
        assert.equal(await violations(page), []);
      }));
  }

  test('axe finds nothing wrong in any other step either, light and dark', ({ browser }) =>
    everyStep(browser, async (page) => {
      await page.evaluate(await readFile(axe, 'utf8'));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        assert.equal(await violations(page), []);
      }
    }));

  test('each step is said, and each control has a name', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('connector=1001');
      await restingView(page);
      const status = page.getByRole('status');
      assert.is(await status.textContent(), 'Connect Pipedrive');
      assert.is(await page.getByLabel('API key').getAttribute('autocomplete'), 'off');
      await act(page, mouse, host.sandbox.demoAnswers(1001));
      assert.match((await status.textContent()) ?? '', /^Pipedrive is connected/);
    }));
});
