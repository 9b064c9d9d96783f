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
const submit = (page: Page) => page.locator('cyclr-connector-auth [part~="submit"]').click();

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

const listening = (page: Page) =>
  page.addInitScript(() => {
    window.told = [];
    addEventListener('cyclr-account-ended', ({ detail }) => window.told.push(detail));
  });
const told = (page: Page) => page.evaluate(() => window.told);

browserSuite('the element of an account', (test) => {
  test('takes an account of eight, with a skip, a refusal, a removal and a reload', ({ browser }) =>
    visit(browser, async ({ host, page, open, complaints }) => {
      await listening(page);
      const checks = JSON.stringify({ Pipedrive: { lookup: 701 } });
      await open(`account=${encodeURIComponent(eight)}&checks=${encodeURIComponent(checks)}`);
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
      host.sandbox.removeConnector(1004);
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
        1004: 'removed',
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
      // The one that was skipped; its check does not take just any key.
      await page.getByLabel('API key').fill('an example');
      await submit(page);
      await page.getByRole('alert').getByText('Failed to authenticate the connector').waitFor();
      await page.getByLabel('API key').fill(host.sandbox.demoAnswers(1001).apiKey ?? '');
      await submit(page);
      await page.getByText('Done', { exact: true }).waitFor();
      assert.equal(await statuses(page), {
        1001: 'authenticated and tested',
        1002: 'nothing to do',
        1003: 'nothing to do',
        1004: 'removed',
        1005: 'nothing to do',
        1008: 'authenticated',
        1015: 'nothing to do',
        1020: 'nothing to do',
      });
      const [ended] = await told(page);
      assert.equal(ended, {
        status: 'finished',
        connectors: [
          { accountConnectorId: 1001, name: 'Pipedrive', status: 'authenticated', verified: 'yes' },
          { accountConnectorId: 1002, name: 'Mailgun', status: 'notNeeded' },
          { accountConnectorId: 1003, name: 'Zendesk', status: 'notNeeded' },
          { accountConnectorId: 1004, name: 'Connector 1004', status: 'removed' },
          { accountConnectorId: 1005, name: 'Salesforce', status: 'notNeeded' },
          {
            accountConnectorId: 1008,
            name: 'SugarCRM',
            status: 'authenticated',
            verified: 'unknown',
          },
          { accountConnectorId: 1015, name: 'Slack', status: 'notNeeded' },
          { accountConnectorId: 1020, name: 'Collections', status: 'notNeeded' },
        ],
      });
      const left = host.sandbox
        .connectors()
        .filter(({ id, authenticated }) => eight.includes(String(id)) && !authenticated);
      assert.equal(left, []);
      assert.equal(
        complaints.filter((complaint) => !complaint.includes('404')),
        [],
      );
    }));

  test('in one go: a skip and its return, a failure and its retry, each with the right end', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open }) => {
      await listening(page);
      await open('account=1001%201002%201005');
      await button(page, 'Begin').click();
      await heading(page, 'Connect Pipedrive');
      await button(page, 'Skip this one').click();
      await heading(page, 'Set up Mailgun');
      const undo = host.sandbox.addFault({
        match: { method: 'POST', path: /1002\/properties/ },
        fault: { kind: 'status', status: 403 },
      });
      await fillProperties(page, host, 1002);
      await heading(page, 'Mailgun could not be connected');
      await button(page, 'Skip this one').click();
      await heading(page, 'Connect Salesforce');
      // The list is looked at, and the connector at hand waits.
      await button(page, 'Show the list').click();
      assert.equal(await statuses(page), { 1001: 'skipped', 1002: 'failed', 1005: 'to do' });
      await page.getByText('Cyclr does not allow this.').waitFor();
      assert.is(await page.locator('[aria-current="step"]').getAttribute('data-connector'), '1005');
      await page.getByText('0 of 3 authenticated, 1 skipped, 1 failed').first().waitFor();
      await button(page, 'Go on').click();
      await heading(page, 'Connect Salesforce');
      const opened = page.waitForEvent('popup');
      await submit(page);
      await (await opened).getByRole('button', { name: 'Allow' }).click();
      // What was left comes back as a list; nothing is taken by itself.
      await button(page, 'Leave it at that').waitFor();
      assert.is(await button(page, 'Begin').count(), 0);
      undo();
      await button(page, 'Try again: Mailgun').click();
      await heading(page, 'Set up Mailgun');
      await fillProperties(page, host, 1002);
      await page.getByLabel('API key').fill('an example');
      await submit(page);
      await button(page, 'Connect Pipedrive').waitFor();
      await button(page, 'Leave it at that').click();
      await page.getByText('Done', { exact: true }).waitFor();
      // It has ended, so nothing is offered any more.
      assert.is(await page.getByRole('button').count(), 0);
      const [ended] = await told(page);
      assert.equal(ended, {
        status: 'finished',
        connectors: [
          { accountConnectorId: 1001, name: 'Pipedrive', status: 'skipped' },
          {
            accountConnectorId: 1002,
            name: 'Mailgun',
            status: 'authenticated',
            verified: 'unknown',
          },
          {
            accountConnectorId: 1005,
            name: 'Salesforce',
            status: 'authenticated',
            verified: 'unknown',
          },
        ],
      });
    }));

  test('a page loaded anew while a sign-in is under way goes on with that connector', ({
    browser,
  }) =>
    visit(browser, async ({ page, open }) => {
      await open('account=1001%201005');
      await button(page, 'Connect Salesforce').click();
      await heading(page, 'Connect Salesforce');
      const opened = page.waitForEvent('popup');
      await submit(page);
      const popup = await opened;
      await popup.getByRole('button', { name: 'Allow' }).waitFor();
      await page.reload();
      await page.getByRole('progressbar').last().waitFor();
      await heading(page, 'Connect Salesforce');
      await popup.getByRole('button', { name: 'Allow' }).click();
      await heading(page, 'Connect Pipedrive');
      await button(page, 'Show the list').click();
      assert.equal(await statuses(page), { 1001: 'to do', 1005: 'authenticated' });
    }));

  test('the focus goes along from one connector to the next, and what has ended is said', ({
    browser,
  }) =>
    visit(browser, async ({ page, open }) => {
      const focused = () =>
        page.evaluate(() => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return active?.getAttribute('name') ?? active?.textContent;
        });
      const status = page.getByRole('status').filter({ hasText: 'of 3 authenticated' });
      await open('account=1001%201002%201014');
      await button(page, 'Begin').focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('API key').waitFor();
      assert.is(await focused(), 'key');
      await page.keyboard.type('an example');
      await page.keyboard.press('Enter');
      await heading(page, 'Set up Mailgun');
      assert.is(await focused(), 'Domain');
      assert.is(await status.textContent(), 'Pipedrive: authenticated. 1 of 3 authenticated');
      await button(page, 'Skip this one').focus();
      await page.keyboard.press('Enter');
      await heading(page, 'Connect HubSpot (OAuth)');
      assert.is(await focused(), 'Sign in to HubSpot (OAuth)');
      assert.is(await status.textContent(), 'Mailgun: skipped. 1 of 3 authenticated, 1 skipped');
      await button(page, 'Show the list').focus();
      await page.keyboard.press('Enter');
      await button(page, 'Go on').waitFor();
      assert.is(await focused(), 'Go on');
      await button(page, 'Cancel').focus();
      await page.keyboard.press('Enter');
      await page.locator('[part="hint"]').getByText('Cancelled').waitFor();
      assert.is(await focused(), 'Connect your apps');
    }));

  test('a list that cannot be had is asked for again', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      const undo = host.sandbox.addFault({
        match: { path: '/v1.0/account/connectors' },
        fault: { kind: 'status', status: 403 },
      });
      await open('account=1001');
      await page.getByRole('alert').getByText('Cyclr does not allow this.').waitFor();
      undo();
      await button(page, 'Try again').click();
      await button(page, 'Begin').waitFor();
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
