import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { mouse, restingView } from '../support/element-walk.js';
import type { PageHost } from '../support/page-host.js';
import { visit } from '../support/pages.js';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const cancelled = (page: Page) => page.getByRole('heading', { name: 'Cancelled' }).waitFor();
const sent = (host: PageHost, path: string) =>
  host.sandbox.requests().filter((request) => request.path.endsWith(path)).length;

const token = '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d01';
const template = '7b2e3d4c-0000-4000-8000-000000000002';

browserSuite('a flow that is begun again', (test) => {
  test('after it was cancelled, by keyboard: the focus goes along, and it goes to its end', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open, complaints }) => {
      await open('connector=1001');
      await page.getByLabel('API key').fill('half a k');
      await button(page, 'Cancel').press('Enter');
      await cancelled(page);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByLabel('API key').waitFor();
      assert.is(await page.getByLabel('API key').inputValue(), '');
      await page.keyboard.type(host.sandbox.demoAnswers(1001).apiKey ?? '');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Pipedrive is connected' }).waitFor();
      assert.is(await button(page, 'Start again').count(), 0);
      assert.equal(complaints, []);
    }));

  test('a second click of a double click does not cancel the new one', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1001');
      await button(page, 'Cancel').click();
      await cancelled(page);
      await button(page, 'Start again').dblclick();
      assert.is((await restingView(page)).step, 'apiKey');
    }));

  test('an app that was installed is not installed again', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open(`install=HubSpot&install-authentication=${token}`);
      const field = page.getByRole('textbox', { name: 'Private app token' });
      await field.waitFor();
      await button(page, 'Cancel').click();
      await cancelled(page);
      await button(page, 'Start again').click();
      await field.waitFor();
      assert.is(sent(host, '/install'), 1);
      // Cancelled for good, it is forgotten.
      await button(page, 'Cancel').click();
      await cancelled(page);
      assert.is(await page.evaluate(() => sessionStorage.length), 0);
    }));

  test('before the app was installed it is chosen anew', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('install=HubSpot');
      await restingView(page);
      await button(page, 'Cancel').click();
      await cancelled(page);
      await button(page, 'Start again').click();
      await page.getByRole('heading', { name: 'Choose how to connect HubSpot' }).waitFor();
      assert.is(sent(host, '/install'), 0);
    }));

  test('an account can be left at every step, and begun again', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await page.addInitScript(() => {
        window.told = [];
        addEventListener('cyclr-account-ended', ({ detail }) => window.told.push(detail.status));
      });
      await open('account=1001+1003');
      const left = page.locator('[part="hint"]').getByText('Cancelled');
      await button(page, 'Begin').waitFor();
      await button(page, 'Cancel').click();
      await left.waitFor();
      await button(page, 'Start again').click();
      await button(page, 'Begin').click();
      await page.getByRole('heading', { name: 'Connect Pipedrive' }).waitFor();
      // One for all of them: that of the connector at hand is not shown beside it.
      assert.is(await page.getByRole('button', { name: 'Cancel' }).count(), 1);
      await button(page, 'Cancel').click();
      await left.waitFor();
      assert.equal(await page.evaluate(() => window.told), ['cancelled', 'cancelled']);
    }));

  test('a template that was installed is not installed again', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open(`template=${template}`);
      await button(page, 'Begin').waitFor();
      await button(page, 'Cancel').click();
      await button(page, 'Start again').click();
      await button(page, 'Begin').click();
      await page.getByRole('heading', { name: 'Connect Airtable' }).waitFor();
      assert.is(host.sandbox.cycles().length, 1);
      assert.is(sent(host, `/templates/${template}/install`), 1);
    }));

  test('a question that was answered with no is asked again', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('disconnect=1015');
      await button(page, 'Cancel').click();
      await cancelled(page);
      await button(page, 'Start again').click();
      await page.getByRole('heading', { name: 'Disconnect Slack?' }).waitFor();
      assert.is(sent(host, '/deauthenticate'), 0);
      await button(page, 'Disconnect').click();
      await page.getByRole('heading', { name: 'Slack is disconnected' }).waitFor();
    }));

  test('a store of the host is for the host to begin again', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('');
      await page.evaluate(() => {
        const element = document.createElement('cyclr-connector-auth');
        element.store = window.library.createConnectorAuth({
          api: window.library.createGatewayClient({ url: '/cyclr-auth' }),
          accountConnectorId: 1001,
        });
        document.querySelector('main')?.append(element);
      });
      await button(page, 'Cancel').click();
      await cancelled(page);
      assert.is(await button(page, 'Start again').count(), 0);
      // Asked for all the same, it draws the store as it is.
      await page.evaluate(() => document.querySelector('cyclr-connector-auth')?.restart());
      await cancelled(page);
    }));

  test('a flow under way is left for a new one when the page says so', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1003');
      await mouse.enter(page, 'Subdomain', 'half');
      await page.evaluate(() => document.querySelector('cyclr-connector-auth')?.restart());
      await page.waitForFunction(
        () => document.querySelector('cyclr-connector-auth')?.view?.step === 'properties',
      );
      assert.is(await page.locator('input[name="Subdomain"]').inputValue(), '');
    }));
});
