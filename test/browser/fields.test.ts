import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { act, mouse, restingView } from '../support/element-walk.js';
import { visit } from '../support/pages.js';

const attribute = (page: Page, label: string, name: string) =>
  page.getByLabel(label).getAttribute(name);

browserSuite('the fields of the element', (test) => {
  test('each data type has its control, and each is stored as it was entered', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('connector=1019');
      await restingView(page);
      assert.equal(
        await page
          .locator('input')
          .evaluateAll((inputs) =>
            inputs.map((input) => [
              input.getAttribute('type'),
              input.getAttribute('inputmode'),
              input.getAttribute('autocomplete'),
            ]),
          ),
        [
          ['text', 'numeric', 'off'],
          ['checkbox', null, null],
          ['datetime-local', null, null],
          ['text', 'decimal', 'off'],
          ['text', 'decimal', 'off'],
        ],
      );
      await page.getByLabel('Warehouse number').fill('seven');
      await mouse.submit(page);
      await page.getByText('whole number').waitFor();
      await page.getByLabel('Warehouse number').fill('');
      await act(page, mouse, host.sandbox.demoAnswers(1019));
      for (const [name, value] of Object.entries(host.sandbox.demoAnswers(1019).properties)) {
        assert.is(host.sandbox.readProperty(1019, name), value);
      }
    }));

  test('where there are values to choose from, another one can be typed', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('connector=1002');
      await restingView(page);
      const offered = await page
        .getByLabel('Region')
        .evaluate((input) =>
          input instanceof HTMLInputElement
            ? [...(input.list?.options ?? [])].map(({ value }) => value)
            : [],
        );
      assert.equal(offered, ['US', 'EU']);
      await page.getByLabel('Sending domain').fill('mg.example.com');
      await page.getByLabel('Region').fill('Mars');
      await page.getByLabel('Webhook signing key').fill('a key');
      await mouse.submit(page);
      await page.getByLabel('API key').waitFor();
      assert.is(host.sandbox.readProperty(1002, 'Region'), 'Mars');
    }));

  test('a sensitive value that is stored is said to be, is not shown, and stays as it is', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('connector=1002');
      const stored = await page.evaluate(() =>
        fetch('/cyclr-auth/connectors/1002/properties', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ changes: [{ name: 'SigningKey', value: 'canary-signing' }] }),
        }).then(({ status }) => status),
      );
      assert.is(stored, 200);
      await page.reload();
      await restingView(page);
      const field = page.getByLabel('Webhook signing key');
      assert.is(await field.inputValue(), '');
      assert.is(await field.getAttribute('type'), 'password');
      const help = await page.evaluate(() => {
        const root = document.querySelector('cyclr-connector-auth')?.shadowRoot;
        const ids = root?.querySelector('[name="SigningKey"]')?.getAttribute('aria-describedby');
        return root?.getElementById(ids ?? '')?.textContent;
      });
      assert.match(help ?? '', 'Already set.');
      await page.getByLabel('Sending domain').fill('mg.example.com');
      await page.getByLabel('Region').fill('EU');
      await mouse.submit(page);
      await page.getByLabel('API key').waitFor();
      assert.is(host.sandbox.readProperty(1002, 'SigningKey'), 'canary-signing');
    }));

  test('a date that is stored stays as it is written, unless it is changed', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('connector=1019');
      for (const [written, entered] of [
        ['2026-01-02'],
        ['2026-01-02T03:04:00+02:00'],
        ['2026-01-02 03:04:05.678Z'],
        ['0000-06-01'],
        ['2026-01-02', '2026-01-03T04:05'],
      ] as const) {
        host.sandbox.reset();
        const stored = await page.evaluate(
          (value) =>
            fetch('/cyclr-auth/connectors/1019/properties', {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({ changes: [{ name: 'StartDate', value }] }),
            }).then(({ status }) => status),
          written,
        );
        assert.is(stored, 200);
        await page.reload();
        await restingView(page);
        await page.getByLabel('Warehouse number').fill('7');
        await page.getByLabel('Reorder factor').fill('1.5');
        if (entered !== undefined) await page.getByLabel('Synchronise from').fill(entered);
        await mouse.submit(page);
        await page.getByLabel('API key').waitFor();
        const local = await page.evaluate((text) => text && new Date(text).toISOString(), entered);
        const expected = local?.replace('.000Z', 'Z') ?? written;
        assert.is(host.sandbox.readProperty(1019, 'StartDate'), expected);
      }
    }));

  test('a browser may fill in a user name and its password, and nothing else', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1003');
      await restingView(page);
      assert.is(await attribute(page, 'Subdomain', 'autocomplete'), 'off');
      await page.getByLabel('Subdomain').fill('acme');
      await mouse.submit(page);
      await page.getByLabel('User name').waitFor();
      assert.is(await attribute(page, 'User name', 'autocomplete'), 'username');
      assert.is(await attribute(page, 'Password', 'autocomplete'), 'current-password');
      await open('connector=1001');
      assert.is(await attribute(page, 'API key', 'autocomplete'), 'off');
      assert.is(await attribute(page, 'API key', 'type'), 'password');
    }));
});
