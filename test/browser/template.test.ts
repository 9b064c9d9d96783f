import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { until } from '../model/world/until.js';
import { browserSuite } from '../support/chromium.js';
import { mouse } from '../support/element-walk.js';
import { visit } from '../support/pages.js';

// Airtable, which the account lacks, then Zendesk and Salesforce, which it has.
const template = '7b2e3d4c-0000-4000-8000-000000000002';

const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
const names = (page: Page) => page.locator('[part="entry-name"]').allTextContents();

browserSuite('a template that is installed by the element', (test) => {
  test('its connectors are authenticated in its order, and nothing is left to do', ({ browser }) =>
    visit(browser, async ({ host, page, open, complaints }) => {
      await page.addInitScript(() => {
        window.told = [];
        addEventListener('cyclr-account-ended', ({ detail }) => window.told.push(detail));
        addEventListener('cyclr-authenticated', ({ detail }) =>
          window.told.push(detail.accountConnectorId),
        );
      });
      await open(`template=${template}`);
      await page.getByRole('button', { name: 'Begin' }).waitFor();
      assert.equal(await names(page), ['Airtable', 'Zendesk', 'Salesforce']);
      const airtable = host.sandbox.connectors().at(-1)?.id ?? 0;
      const [cycle] = host.sandbox.cycles();
      assert.equal(cycle?.connectorIds, [airtable, 1003, 1005]);
      await page.getByRole('button', { name: 'Begin' }).click();
      await heading(page, 'Connect Airtable');
      await mouse.enter(page, 'key', 'airtable-demo-token');
      await mouse.submit(page);
      await mouse.enter(page, 'BaseId', 'appSandboxTickets');
      // In the middle of it all the page is loaded anew: what is installed stays the one.
      await page.reload();
      await page.getByRole('button', { name: 'Begin' }).waitFor();
      assert.equal(await names(page), ['Airtable', 'Zendesk', 'Salesforce']);
      assert.is(host.sandbox.cycles().length, 1);
      await page.getByRole('button', { name: 'Begin' }).click();
      await heading(page, 'Set up Zendesk');
      await mouse.enter(page, 'Subdomain', 'sandbox');
      await mouse.submit(page);
      await mouse.enter(page, 'username', host.sandbox.demoAnswers(1003).username ?? '');
      await mouse.enter(page, 'password', host.sandbox.demoAnswers(1003).password ?? '');
      await mouse.submit(page);
      await heading(page, 'Connect Salesforce');
      const opened = page.waitForEvent('popup');
      await mouse.submit(page);
      await (await opened).getByRole('button', { name: 'Allow' }).click();
      await page.getByText('Done', { exact: true }).waitFor();
      const told = await page.evaluate(() => window.told);
      assert.equal(told, [
        1003,
        1005,
        {
          status: 'finished',
          cycleId: cycle?.id,
          connectors: [
            { accountConnectorId: airtable, name: 'Airtable', status: 'notNeeded' },
            {
              accountConnectorId: 1003,
              name: 'Zendesk',
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
        },
      ]);
      assert.is(await page.evaluate(() => sessionStorage.length), 0);
      // Cyclr itself finds nothing more to do.
      await open(`cycle=${cycle?.id}`);
      await page.locator('[part="hint"]').getByText('Done').waitFor();
      assert.equal(await names(page), []);
      assert.equal(complaints, []);
    }));

  test('a reload before its answer comes does not install it again, unless somebody says so', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open }) => {
      host.sandbox.addFault({
        match: { server: 'api', method: 'POST', path: /\/install$/ },
        times: 1,
        fault: { kind: 'hang', handled: true },
      });
      await open(`template=${template}`);
      await until(() => host.sandbox.cycles().length === 1);
      for (const time of ['once', 'twice']) {
        await page.reload();
        await page.getByRole('alert').getByText('look in Cyclr').waitFor();
        assert.is(host.sandbox.cycles().length, 1, time);
      }
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('[part="hint"]').getByText('Cancelled').waitFor();
      await page.reload();
      await page.getByRole('alert').getByText('look in Cyclr').waitFor();
      assert.is(host.sandbox.cycles().length, 1);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('button', { name: 'Begin' }).waitFor();
      assert.is(host.sandbox.cycles().length, 2);
      // From its answer on it is known, before its list is.
      await page.reload();
      await page.getByRole('button', { name: 'Begin' }).waitFor();
      assert.is(host.sandbox.cycles().length, 2);
    }));

  test('a reload before its list has come takes what was installed', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      const undo = host.sandbox.addFault({
        match: { server: 'api', method: 'GET', path: '/v1.0/account/connectors' },
        after: 1,
        fault: { kind: 'hang' },
      });
      const answered = page.waitForResponse((response) => response.request().method() === 'POST');
      await open(`template=${template}`);
      await (await answered).finished();
      await until(() => host.sandbox.cycles().length === 1);
      await page.waitForFunction(() =>
        Object.values({ ...sessionStorage })
          .join()
          .includes('cycleId'),
      );
      undo();
      await page.reload();
      await page.getByRole('button', { name: 'Begin' }).waitFor();
      assert.equal(await names(page), ['Airtable', 'Zendesk', 'Salesforce']);
      assert.is(host.sandbox.cycles().length, 1);
    }));

  test('an installed one shows what it still needs', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open(`template=${template}`);
      await page.getByRole('button', { name: 'Connect Zendesk' }).click();
      await mouse.enter(page, 'Subdomain', 'sandbox');
      await mouse.submit(page);
      await mouse.enter(page, 'username', 'agent@example.com');
      await mouse.enter(page, 'password', 'an example');
      await mouse.submit(page);
      await heading(page, 'Connect Airtable');
      await open(`cycle=${host.sandbox.cycles()[0]?.id}`);
      await page.getByRole('button', { name: 'Begin' }).waitFor();
      assert.equal((await names(page)).sort(), ['Airtable', 'Salesforce']);
    }));

  test('one that Cyclr does not know is a failure', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('template=7b2e3d4c-0000-4000-8000-00000000ffff');
      await page.getByRole('alert').waitFor();
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('[part="hint"]').getByText('Cancelled').waitFor();
    }));
});
