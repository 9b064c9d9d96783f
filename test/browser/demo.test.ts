import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { type Demo, startDemo } from '../../src/sandbox/demo/host.js';
import { browserSuite } from '../support/chromium.js';

const axe = createRequire(import.meta.url).resolve('axe-core');

interface Shown {
  readonly demo: Demo;
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** The demo page in a fresh browser profile, with whatever it complained of. */
const show = async (browser: Browser, run: (shown: Shown) => Promise<void>) => {
  const demo = await startDemo();
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  context.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  context.on('weberror', (error) => complaints.push(error.error().message));
  context.on('console', (message) => {
    const ours = message.location().url.startsWith(demo.url);
    if (message.type() === 'error' && ours) complaints.push(message.text());
  });
  try {
    const page = await context.newPage();
    await page.goto(demo.url);
    await page.locator('[data-connector="1001"]').waitFor();
    await run({ demo, page, complaints });
  } finally {
    await context.close();
    await demo.close();
  }
};

const choose = (page: Page, id: number) => page.locator(`[data-connector="${id}"]`).click();
const submit = (page: Page) => page.locator('cyclr-connector-auth [part~="submit"]').click();
const connected = (page: Page) => page.getByRole('heading', { name: 'is connected' }).waitFor();

browserSuite('the demo page', (test) => {
  test('shows the machine before a connector is chosen, as a whole', ({ browser }) =>
    show(browser, async ({ page }) => {
      await page.getByRole('img', { name: /^Statechart connectorAuth, \d+ states\.$/ }).waitFor();
    }));

  test('lists the connectors, takes one to its end, and lights the chart as it goes', ({
    browser,
  }) =>
    show(browser, async ({ demo, page, complaints }) => {
      const count = demo.sandbox.connectors().length;
      assert.is(await page.locator('[data-connector]').count(), count);
      await choose(page, 1001);
      await page.getByLabel('API key', { exact: true }).fill('an example');
      await page.getByRole('img', { name: 'authenticating.apiKey.entering' }).waitFor();
      await submit(page);
      await connected(page);
      await page.locator('[data-connector="1001"] .done').waitFor();
      const states = await page.locator('.log strong').allTextContents();
      assert.equal(states.reverse(), [
        'fetchConnector',
        'checkAuthType',
        'authenticating.choosing',
        'authenticating.apiKey.entering',
        'authenticating.apiKey.saving',
        'authenticating.completing',
        'authenticated',
      ]);
      assert.equal(complaints, []);
    }));

  test('offers what to try first, and shows the element a page of one’s own would hold', ({
    browser,
  }) =>
    show(browser, async ({ page, complaints }) => {
      const source = page.locator('pre code');
      assert.is(await source.count(), 0);
      await page.getByRole('button', { name: 'Sign in with OAuth' }).click();
      await page.getByRole('button', { name: 'Sign in to Salesforce' }).waitFor();
      await page.locator('[data-mode]').selectOption('link');
      assert.is(
        await source.textContent(),
        [
          '<cyclr-connector-auth',
          '  account-connector-id="1005"',
          '  gateway-url="/cyclr-auth"',
          '  oauth-mode="link"',
          '></cyclr-connector-auth>',
        ].join('\n'),
      );
      assert.equal(complaints, []);
    }));

  test('reads from right to left where it is to, with the chart as it was', ({ browser }) =>
    show(browser, async ({ page }) => {
      await page.locator('[data-direction]').selectOption('rtl');
      const x = async (selector: string) => (await page.locator(selector).boundingBox())?.x ?? 0;
      assert.ok((await x('.left')) > (await x('.right')));
      // A name that is cut off is cut off at its end.
      const name = page.locator('[data-connector="1006"] strong');
      assert.is(await name.evaluate((element) => getComputedStyle(element).direction), 'ltr');
      assert.is(
        await page.locator('.chart-frame').evaluate((frame) => getComputedStyle(frame).direction),
        'ltr',
      );
    }));

  for (const mode of ['popup', 'redirect', 'link']) {
    test(`signs in by ${mode}, under a Cross-Origin-Opener-Policy`, ({ browser }) =>
      show(browser, async ({ page, complaints }) => {
        await page.locator('[data-switch="providerCoop"]').selectOption('true');
        await choose(page, 1005);
        await page.locator('[data-mode]').selectOption(mode);
        const opened = mode === 'redirect' ? undefined : page.context().waitForEvent('page');
        await submit(page);
        if (mode === 'link') await page.getByRole('link').click();
        const there = (await opened) ?? page;
        await there.getByRole('button', { name: 'Allow' }).click();
        await connected(page);
        assert.equal(complaints, []);
      }));
  }

  test('installs an app of the catalogue, by the method that is chosen', ({ browser }) =>
    show(browser, async ({ demo, page, complaints }) => {
      await page.locator('[data-apps]').selectOption('HubSpot');
      await page.locator('[data-install]').click();
      await page.getByRole('img', { name: 'install.choosingMethod' }).waitFor();
      await page.getByRole('radio', { name: 'Private app token' }).check();
      await submit(page);
      await page.getByRole('textbox', { name: 'Private app token' }).fill('an example');
      await submit(page);
      await connected(page);
      const { id } = demo.sandbox.connectors().at(-1) ?? {};
      await page.locator(`[data-connector="${id}"] .done`).waitFor();
      assert.equal(complaints, []);
    }));

  test('installs a template, and takes its connectors one after another', ({ browser }) =>
    show(browser, async ({ demo, page, complaints }) => {
      await page.locator('[data-templates]').selectOption({ index: 1 });
      await page.locator('[data-install-template]').click();
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByRole('heading', { name: 'Connect Airtable' }).waitFor();
      await page.getByText('airtable-demo-token').waitFor();
      assert.is(demo.sandbox.cycles().length, 1);
      assert.equal(complaints, []);
    }));

  test('shows whether a key works, where it is to', ({ browser }) =>
    show(browser, async ({ page }) => {
      await page.locator('[data-verify]').check();
      await choose(page, 1001);
      await page.getByLabel('API key', { exact: true }).fill('an example');
      await submit(page);
      await page.getByRole('alert').getByText('Failed to authenticate the connector').waitFor();
    }));

  test('disconnects a connector and removes it, beside the chart of that', ({ browser }) =>
    show(browser, async ({ page, complaints }) => {
      await choose(page, 1015);
      await page.locator('[data-do="disconnect"]').click();
      await page.getByRole('img', { name: 'confirming' }).waitFor();
      await page.locator('cyclr-connector-disconnect [part~="destroy"]').click();
      await page.getByRole('heading', { name: 'Slack is disconnected' }).waitFor();
      await page.locator('[data-connector="1015"] .done').waitFor({ state: 'detached' });
      await page.locator('[data-do="remove"]').click();
      await page.locator('cyclr-connector-disconnect [part~="destroy"]').click();
      await page.getByRole('heading', { name: 'Slack is removed' }).waitFor();
      await page.locator('[data-connector="1015"]').waitFor({ state: 'detached' });
      assert.equal(complaints, []);
    }));

  test('begins anew with one element, whatever ran before', ({ browser }) =>
    show(browser, async ({ page }) => {
      await choose(page, 1005);
      await page.getByRole('button', { name: 'Sign in to Salesforce' }).waitFor();
      await page.locator('[data-do="again"]').click();
      await page.getByRole('button', { name: 'Sign in to Salesforce' }).waitFor();
      await choose(page, 1001);
      await page.getByLabel('API key', { exact: true }).waitFor();
      assert.is(await page.locator('cyclr-connector-auth').count(), 1);
      // The flow that was left does not light the chart any more.
      await page.getByRole('img', { name: 'authenticating.apiKey.entering' }).waitFor();
    }));

  test('makes Cyclr fail, and takes it back', ({ browser }) =>
    show(browser, async ({ page }) => {
      await page.locator('[data-fault="refused"]').check();
      await choose(page, 1001);
      await page.getByRole('alert').getByText('Cyclr does not allow this.').waitFor();
      await page.locator('[data-fault="refused"]').uncheck();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByLabel('API key', { exact: true }).waitFor();
    }));

  test('resets the sandbox', ({ browser }) =>
    show(browser, async ({ page }) => {
      await choose(page, 1001);
      await page.getByLabel('API key', { exact: true }).fill('an example');
      await submit(page);
      await page.locator('[data-connector="1001"] .done').waitFor();
      await page.locator('[data-reset]').click();
      await page.locator('[data-connector="1001"] .done').waitFor({ state: 'detached' });
      await page.getByLabel('API key', { exact: true }).waitFor();
    }));

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing wrong with it, ${colorScheme}`, ({ browser }) =>
      show(browser, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await choose(page, 1002);
        await page.getByLabel('Sending domain').waitFor();
        await page.addInitScript({ path: axe });
        await page.reload();
        await page.getByLabel('Sending domain').waitFor();
        const results: AxeResults = await page.evaluate('axe.run()');
        assert.equal(
          results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          [],
        );
      }));
  }

  test('its own endpoints answer no other page', async () => {
    const demo = await startDemo();
    try {
      for (const [path, init] of [
        ['demo/state', {}],
        ['demo/reset', { method: 'POST' }],
      ] as const) {
        const answer = await fetch(`${demo.url}${path}`, {
          ...init,
          headers: { 'sec-fetch-site': 'cross-site' },
        });
        assert.is(answer.status, 403);
      }
      const stranger = await fetch(`${demo.url}cyclr-auth/connectors`);
      assert.is(stranger.status, 401);
    } finally {
      await demo.close();
    }
  });
});
