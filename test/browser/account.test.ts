import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import type { PageHost } from '../support/page-host.js';
import { visit } from '../support/pages.js';

const axe = createRequire(import.meta.url).resolve('axe-core');

// Two by key, one by user name, two by OAuth, one password grant, one authenticated already, one utility.
const eight = '1001 1002 1003 1004 1005 1008 1015 1020';

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const submit = (page: Page) =>
  page.locator('cyclr-connector-auth [part~="submit"]').click({ timeout: 5_000 });

const fillProperties = async (page: Page, host: PageHost, id: number) => {
  for (const [name, value] of Object.entries(host.sandbox.demoAnswers(id).properties)) {
    await page.locator(`cyclr-connector-auth input[name="${name}"]`).fill(value);
  }
  await submit(page);
};

/** The status of each connector, as the list shows it. */
const statuses = async (page: Page) =>
  Object.fromEntries(
    await page
      .locator('[part="entry"]')
      .evaluateAll((entries) =>
        entries.map((entry) => [
          entry.getAttribute('data-connector'),
          entry.querySelector('[part="entry-status"]')?.textContent,
        ]),
      ),
  );

browserSuite('the element of an account', (test) => {
  test('takes an account of eight, with a skip, a refusal, a removal and a reload', ({ browser }) =>
    visit(browser, async ({ host, page, open, complaints }) => {
      await open(`account=${encodeURIComponent(eight)}`);
      await button(page, 'Begin').click();
      await heading(page, 'Connect Pipedrive');
      await button(page, 'Skip this one').click();
      await heading(page, 'Set up Mailgun');
      await fillProperties(page, host, 1002);
      await heading(page, 'Connect Mailgun');
      await page.getByLabel('API key').fill(host.sandbox.demoAnswers(1002).apiKey ?? '');
      await submit(page);
      await heading(page, 'Set up Zendesk');
      await fillProperties(page, host, 1003);
      // The next one is removed meanwhile.
      host.sandbox.addFault({
        match: { path: '/v1.0/account/connectors/1004' },
        fault: { kind: 'status', status: 404 },
      });
      await page.getByLabel('User name').fill(host.sandbox.demoAnswers(1003).username ?? '');
      await page.getByLabel('Password').fill(host.sandbox.demoAnswers(1003).password ?? '');
      await submit(page);
      await heading(page, 'Connect Salesforce');
      const refused = page.waitForEvent('popup');
      await submit(page);
      await (await refused).getByRole('button', { name: 'Deny' }).click();
      const again = page.waitForEvent('popup');
      await button(page, 'Try again').click();
      await (await again).getByRole('button', { name: 'Allow' }).click();
      await heading(page, 'Set up SugarCRM');
      // What is authenticated stays so; the rest is begun anew.
      await page.reload();
      await button(page, 'Begin').waitFor();
      assert.equal(await statuses(page), {
        1001: 'to do',
        1002: 'nothing to do',
        1003: 'nothing to do',
        1004: 'to do',
        1005: 'nothing to do',
        1008: 'to do',
        1015: 'nothing to do',
        1020: 'nothing to do',
      });
      await button(page, 'Connect SugarCRM').click();
      await heading(page, 'Set up SugarCRM');
      await fillProperties(page, host, 1008);
      await heading(page, 'Connect SugarCRM');
      const granted = page.waitForEvent('popup');
      await submit(page);
      await granted;
      await heading(page, 'Connect Pipedrive');
      await page.getByLabel('API key').fill('an example');
      await submit(page);
      await page.getByText('Done', { exact: true }).waitFor();
      assert.equal(await statuses(page), {
        1001: 'authenticated',
        1002: 'nothing to do',
        1003: 'nothing to do',
        1004: 'removed',
        1005: 'nothing to do',
        1008: 'authenticated',
        1015: 'nothing to do',
        1020: 'nothing to do',
      });
      assert.equal(
        complaints.filter((complaint) => !complaint.includes('404')),
        [],
      );
    }));

  test('comes back from leaving the page to the connector that was at hand', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('account=1001%201005&mode=redirect');
      await button(page, 'Connect Salesforce').click();
      await heading(page, 'Connect Salesforce');
      await submit(page);
      await page.getByRole('button', { name: 'Allow' }).click();
      // It goes on with the one that is left.
      await heading(page, 'Connect Pipedrive');
      assert.is(page.url(), `${host.url}/?account=1001%201005&mode=redirect`);
      await button(page, 'Show the list').click();
      assert.equal(await statuses(page), { 1001: 'to do', 1005: 'authenticated' });
    }));

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing wrong with the list, nor with a connector, ${colorScheme}`, ({
      browser,
    }) =>
      visit(browser, async ({ page, open }) => {
        await page.addInitScript({ path: axe });
        await page.emulateMedia({ colorScheme });
        const check = async () => {
          const results: AxeResults = await page.evaluate('axe.run()');
          assert.equal(
            results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            [],
          );
        };
        await open('account=1001%201005%201015');
        await button(page, 'Begin').waitFor();
        await check();
        await button(page, 'Begin').click();
        await heading(page, 'Connect Pipedrive');
        await check();
      }));
  }
});
