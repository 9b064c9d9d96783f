import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { mouse } from '../support/element-walk.js';
import { visit } from '../support/pages.js';

const hint = (page: Page, text: string) => page.locator('[part="hint"]').getByText(text).waitFor();

browserSuite('a connector that is tried out once it is authenticated', (test) => {
  test('a refusal goes back to the key with Cyclr’s words, and the right key is shown to work', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open, complaints }) => {
      await open('connector=1001&verify-lookup=701');
      await mouse.enter(page, 'key', 'a wrong key');
      await mouse.submit(page);
      await page.getByRole('alert').getByText('Failed to authenticate the connector').waitFor();
      assert.is(await page.getByLabel('API key').inputValue(), '');
      await mouse.enter(page, 'key', host.sandbox.demoAnswers(1001).apiKey ?? '');
      await mouse.submit(page);
      await hint(page, 'The connection was tested and works.');
      assert.is(
        await page
          .locator('cyclr-connector-auth')
          .evaluate((element) =>
            'view' in element ? JSON.stringify(element.view).includes('"verified":"yes"') : false,
          ),
        true,
      );
      assert.equal(complaints, []);
    }));

  test('it says that it checks while it does', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('connector=1001&verify-lookup=701');
      const undo = host.sandbox.addFault({
        match: { path: /triggers/ },
        fault: { kind: 'hang' },
      });
      await mouse.enter(page, 'key', 'pipedrive-demo-key');
      await mouse.submit(page);
      await page.getByRole('progressbar', { name: 'Checking the connection…' }).waitFor();
      assert.is(await page.getByRole('status').textContent(), 'Checking the connection…');
      assert.ok(await page.getByRole('button', { name: 'Cancel' }).isVisible());
      undo();
    }));

  test('a call that Cyclr lets nobody make shows nothing', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1001&verify-test=801');
      await mouse.enter(page, 'key', 'a wrong key');
      await mouse.submit(page);
      await hint(page, 'Whether they work shows when they are first used.');
    }));

  test('a property is chosen from what the app offers, then the test is made', ({ browser }) =>
    visit(browser, async ({ host, page, open, complaints }) => {
      await open('install=Airtable&verify-test=805');
      // Nothing can be looked up with a key that is wrong.
      await mouse.enter(page, 'key', 'a wrong key');
      await mouse.submit(page);
      await page.getByRole('alert').getByText('Failed to authenticate the connector').waitFor();
      await mouse.enter(page, 'key', 'airtable-demo-token');
      await mouse.submit(page);
      const base = page.getByLabel('Base');
      await base.waitFor();
      const options = await page
        .locator('datalist option')
        .evaluateAll((all) =>
          all.map((each) => [each.getAttribute('value'), each.getAttribute('label')]),
        );
      assert.equal(options, [
        ['appSandboxInvoices', 'Invoices'],
        ['appSandboxTickets', 'Tickets'],
      ]);
      await base.fill('appSandboxTickets');
      await mouse.submit(page);
      await hint(page, 'The connection was tested and works.');
      const id = host.sandbox.connectors().at(-1)?.id ?? 0;
      assert.is(host.sandbox.readProperty(id, 'BaseId'), 'appSandboxTickets');
      // Chromium tells of the refusal by itself.
      assert.equal(
        complaints.filter((complaint) => !complaint.includes('400')),
        [],
      );
    }));
});
