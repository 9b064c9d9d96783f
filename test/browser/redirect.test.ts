import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { step, visit } from '../support/pages.js';

browserSuite('sign-in by leaving the page', (test) => {
  for (const query of ['store=1005&mode=redirect', 'store=1015&reauthenticate&mode=redirect']) {
    test(`the browser comes back to a clean address and an ended flow: ${query}`, ({ browser }) =>
      visit(browser, async ({ host, page, open, complaints }) => {
        await open(`${query}#part`);
        await page.getByRole('button', { name: 'Start' }).click();
        await page.getByRole('button', { name: 'Allow' }).click();
        await step(page, 'authenticated');
        assert.is(page.url(), `${host.url}/?${query}#part`);
        assert.equal(await page.evaluate(() => Object.keys(localStorage)), []);
        assert.equal(complaints, []);
      }));
  }

  test('nothing is kept in the storage but which attempt it was', ({ browser }) =>
    visit(browser, async ({ context, page, open, host }) => {
      await open('store=1005&mode=redirect');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      const other = await context.newPage();
      await other.goto(`${host.url}/empty`);
      const kept = await other.evaluate(() => Object.entries(localStorage));
      assert.equal(
        kept.map(([key, value]) => [key, Object.keys(JSON.parse(value))]),
        [['cyclr-auth-machine:1005', ['v', 'accountConnectorId', 'attempt', 'expires']]],
      );
    }));

  test('a trip that ends in a new tab ends the flow there', ({ browser }) =>
    visit(browser, async ({ context, page, open, host }) => {
      await open('store=1015&reauthenticate&mode=redirect');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      const tab = await context.newPage();
      await tab.goto(page.url());
      await tab.getByRole('button', { name: 'Allow' }).click();
      await step(tab, 'authenticated');
      assert.is(tab.url(), `${host.url}/?store=1015&reauthenticate&mode=redirect`);
    }));

  test('after Deny and the way back, it can be tried again', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1005&mode=redirect');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Deny' }).click();
      await page.getByText('access_denied').waitFor();
      await open('store=1005&mode=redirect');
      await step(page, 'oauth.settling');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
    }));

  test('a reload in mid-flow waits for Cyclr, and takes its word', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      await open('store=1005&mode=redirect&poll=300');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      const tab = await context.newPage();
      await open('store=1005&mode=redirect&poll=300', tab);
      await step(tab, 'oauth.settling');
      await page.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
      await step(tab, 'authenticated');
    }));
});
