import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import type { PageHost } from '../support/page-host.js';
import { visit } from '../support/pages.js';

const axe = createRequire(import.meta.url).resolve('axe-core');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const find = (host: PageHost, id: number) =>
  host.sandbox.connectors().find((connector) => connector.id === id);
const writes = (host: PageHost) =>
  host.sandbox
    .requests()
    .filter(({ path, method }) => /connectors\/\d+/.test(path) && method !== 'GET');

const listening = (page: Page) =>
  page.addInitScript(() => {
    window.told = [];
    addEventListener('cyclr-disconnect-ended', ({ detail }) => window.told.push(detail));
  });
const told = (page: Page) => page.evaluate(() => window.told);

browserSuite('the element that disconnects', (test) => {
  test('says what will stop, takes the credentials away once told so, and tells of it', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open, complaints }) => {
      await listening(page);
      await open('disconnect=1015');
      await page.getByRole('heading', { name: 'Disconnect Slack?' }).waitFor();
      await page.getByText('Integrations that use Slack stop running.').waitFor();
      await page.getByText('Webhooks that Cyclr has set up').waitFor();
      assert.equal(writes(host), []);
      await button(page, 'Disconnect').click();
      await page.getByRole('heading', { name: 'Slack is disconnected' }).waitFor();
      assert.is(find(host, 1015)?.authenticated, false);
      assert.equal(await told(page), [{ status: 'disconnected', accountConnectorId: 1015 }]);
      assert.equal(complaints, []);
    }));

  test('removes the connector itself where that is asked for', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await listening(page);
      await open('disconnect=1001&remove=');
      await page.getByText('It would have to be installed again.').waitFor();
      await button(page, 'Remove').click();
      await page.getByRole('heading', { name: 'Pipedrive is removed' }).waitFor();
      assert.is(find(host, 1001), undefined);
      assert.equal(await told(page), [{ status: 'removed', accountConnectorId: 1001 }]);
    }));

  test('a cancellation leaves everything as it is', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await listening(page);
      await open('disconnect=1015');
      await button(page, 'Cancel').click();
      await page.getByText('Slack is left as it is.').waitFor();
      assert.ok(find(host, 1015)?.authenticated);
      assert.equal(writes(host), []);
      assert.equal(await told(page), [{ status: 'cancelled', accountConnectorId: 1015 }]);
    }));

  test('a cancellation after Cyclr has been told to says that it may have done it', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      host.sandbox.addFault({
        match: { path: /deauthenticate/ },
        fault: { kind: 'hang', handled: true },
      });
      await open('disconnect=1015');
      await button(page, 'Disconnect').click();
      await page.getByRole('progressbar').waitFor();
      await button(page, 'Cancel').click();
      await page.getByText('Cyclr may have done it all the same').waitFor();
    }));

  test('a refusal is shown, and trying again goes on', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      const undo = host.sandbox.addFault({
        match: { path: /deauthenticate/ },
        fault: { kind: 'status', status: 403 },
      });
      await open('disconnect=1015');
      await button(page, 'Disconnect').click();
      await page.getByRole('alert').getByText('Cyclr does not allow this.').waitFor();
      await page.getByRole('heading', { name: 'Slack could not be disconnected' }).waitFor();
      undo();
      await button(page, 'Try again').click();
      await page.getByRole('heading', { name: 'Slack is disconnected' }).waitFor();
    }));

  test('by keyboard the focus is at the question, not at its answer', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('disconnect=1015');
      await page.getByRole('heading', { name: 'Disconnect Slack?' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Slack is disconnected' }).waitFor();
      assert.is(await page.getByRole('status').textContent(), 'Slack is disconnected');
      // The focus went along.
      const focused = await page.evaluate(
        () => document.activeElement?.shadowRoot?.activeElement?.textContent,
      );
      assert.is(focused, 'Slack is disconnected');
      assert.is(find(host, 1015)?.authenticated, false);
    }));

  test('nothing runs before it is connected, and it ends when it is removed', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await listening(page);
      await open('');
      await page.evaluate(async () => {
        const element = document.createElement('cyclr-connector-disconnect');
        element.accountConnectorId = 1015;
        element.gatewayUrl = '/cyclr-auth';
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(resolve));
      });
      assert.equal(host.sandbox.requests(), []);
      await open('disconnect=1015');
      await button(page, 'Disconnect').waitFor();
      const kept = await page.evaluate(async () => {
        const element = document.querySelector('cyclr-connector-disconnect');
        element?.remove();
        await element?.updateComplete;
        return element?.view;
      });
      assert.is(kept, undefined);
      assert.equal(await told(page), []);
      assert.equal(writes(host), []);
    }));

  test('it says what it lacks', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('');
      await page.evaluate(() =>
        document
          .querySelector('main')
          ?.append(document.createElement('cyclr-connector-disconnect')),
      );
      await page.getByText('This element needs account-connector-id and gateway-url').waitFor();
    }));

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing wrong with any of its steps, ${colorScheme}`, ({ browser }) =>
      visit(browser, async ({ host, page, open }) => {
        await page.addInitScript({ path: axe });
        await page.emulateMedia({ colorScheme });
        const check = async () => {
          const results: AxeResults = await page.evaluate('axe.run()');
          assert.equal(
            results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
            [],
          );
        };
        await open('disconnect=1015&remove=');
        await button(page, 'Remove').waitFor();
        await check();
        const undo = host.sandbox.addFault({
          match: { method: 'DELETE' },
          fault: { kind: 'status', status: 403 },
        });
        await button(page, 'Remove').click();
        await button(page, 'Try again').waitFor();
        await check();
        undo();
        await button(page, 'Try again').click();
        await page.getByRole('heading', { name: 'Slack is removed' }).waitFor();
        await check();
      }));
  }
});
