import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { canary } from '../support/canary-answers.js';
import { browserSuite } from '../support/chromium.js';
import { startInWindow, step, visit } from '../support/pages.js';
import { withRelay } from './relay.js';
import { arrives, more, signIn, states, watched } from './watched.js';

const axe = createRequire(import.meta.url).resolve('axe-core');

/** The state that the chart shows as active. */
const active = (viewer: Page, state: string) =>
  viewer
    .getByRole('img', { name: new RegExp(`Active: ${state.replaceAll('.', '\\.')}\\.`) })
    .waitFor();

browserSuite('a flow in the viewer', (test) => {
  for (const protocol of ['stately', 'xstate']) {
    test(`every state of a sign-in is shown, in order, by the protocol ${protocol}`, ({
      browser,
    }) =>
      watched(browser, { id: 1005, protocol }, async ({ page, viewer, complaints }) => {
        await signIn(page);
        await arrives(viewer, 'authenticated');
        const entered = await page.evaluate(() => window.entered);
        assert.ok(entered.length >= 6);
        assert.equal(await states(viewer), entered);
        assert.equal(complaints, []);
      }));

    test(`what happened can be stepped back through, by the protocol ${protocol}`, ({ browser }) =>
      watched(browser, { id: 1005, protocol }, async ({ page, viewer }) => {
        await signIn(page);
        await arrives(viewer, 'authenticated');
        const chart = viewer.getByRole('img', { name: 'Statechart' });
        await viewer.getByRole('img', { name: /Active: authenticated\./ }).waitFor();
        await viewer
          .locator('.row.snapshot')
          .filter({ hasText: 'authenticating.oauth.signingIn' })
          .first()
          .click();
        await viewer
          .getByRole('img', { name: /Active: authenticating\.oauth\.signingIn\./ })
          .waitFor();
        await viewer.getByRole('button', { name: 'One step back' }).click();
        assert.not.match((await chart.getAttribute('aria-label')) ?? '', /Active: authenticated\./);
        await viewer.getByRole('button', { name: 'Live' }).click();
        await viewer.getByRole('img', { name: /Active: authenticated\./ }).waitFor();
      }));

    test(`a session is saved, opened elsewhere and stepped back through, by the protocol ${protocol}`, ({
      browser,
    }) =>
      watched(browser, { id: 1005, protocol }, async ({ host, context, page, viewer }) => {
        await signIn(page);
        await active(viewer, 'authenticated');
        const entered = await states(viewer);
        const saved = viewer.waitForEvent('download');
        await viewer.getByRole('button', { name: 'Save' }).click();
        const file = await (await saved).path();

        const other = await context.newPage();
        await other.goto(`${host.url}/viewer/`);
        await other.locator('input[type="file"]').setInputFiles(file);
        await active(other, 'authenticated');
        assert.equal(await states(other), entered);
        const seen: string[] = [];
        const back = other.getByRole('button', { name: 'One step back' });
        const count = await other
          .locator('.row.event, .row.snapshot, .row.actor, .row.stop')
          .count();
        for (let left = count - 1; left >= 0; left -= 1) {
          await back.click();
          await other.getByText(`${left} / ${count}`, { exact: true }).waitFor();
          const label = await other.evaluate(() =>
            document.querySelector('svg[role="img"]')?.getAttribute('aria-label'),
          );
          const state = /Active: (.*)\.$/.exec(label ?? '')?.[1];
          if (state !== undefined && seen[0] !== state) seen.unshift(state);
        }
        assert.ok(seen.length >= 4);
        // What it was in is what it had entered, in order.
        assert.equal(
          seen.filter((state) => !entered.includes(state)),
          [],
        );
        assert.equal(
          seen.map((state) => entered.indexOf(state)),
          seen.map((state) => entered.indexOf(state)).sort((a, b) => a - b),
        );
      }));

    test(`the log tells what was sent, with its secrets out, by the protocol ${protocol}`, ({
      browser,
    }) =>
      watched(browser, { id: 1001, protocol }, async ({ page, viewer }) => {
        await step(page, 'apiKey');
        await page.evaluate((key) => window.flow.submitApiKey(key), canary.key);
        await active(viewer, 'authenticated');
        const row = viewer.locator('.row.event').filter({ hasText: 'apiKey.submit' });
        assert.is(await row.locator('.payload').textContent(), 'key: [secret]');
        await row.click();
        await viewer.locator('.details .leaf').filter({ hasText: '"[secret]"' }).first().waitFor();
      }));
  }

  test('an event written in the viewer arrives at the actor', ({ browser }) =>
    watched(browser, { id: 1001, protocol: 'xstate' }, async ({ page, viewer }) => {
      await step(page, 'apiKey');
      await active(viewer, 'authenticating.apiKey.entering');
      await viewer
        .getByLabel('Send to connectorAuth')
        .fill(JSON.stringify({ type: 'apiKey.submit', key: canary.key }));
      await viewer.getByRole('button', { name: 'Send' }).click();
      await step(page, 'authenticated');
      await active(viewer, 'authenticated');
      assert.not.match(await viewer.content(), canary.key);
    }));

  test('it works in a frame of the page as well', ({ browser }) =>
    visit(
      browser,
      async ({ host, page, complaints }) => {
        await page.goto(`${host.url}/inspected?store=1001&protocol=frame`);
        await page.getByRole('button', { name: 'Watch' }).click();
        await page.getByRole('button', { name: 'Begin' }).click();
        await step(page, 'apiKey');
        await page
          .frameLocator('iframe')
          .getByRole('img', { name: /Active: authenticating\.apiKey\.entering\./ })
          .waitFor();
        assert.equal(complaints, []);
      },
      { more },
    ));

  test('it works by a WebSocket server as well', ({ browser }) =>
    withRelay((relay) =>
      visit(
        browser,
        async ({ host, page }) => {
          // In a window of its own: a browser lets a page that is behind another one wait.
          const viewer = await browser.newPage();
          await viewer.goto(`${host.url}/viewer/?server=${relay.url}`);
          await viewer.getByText('Connected', { exact: true }).waitFor();
          const query = new URLSearchParams({
            store: '1001',
            protocol: 'socket',
            socket: relay.url,
          });
          await page.goto(`${host.url}/inspected?${query}`);
          await page.getByRole('button', { name: 'Watch' }).click();
          await page.getByRole('button', { name: 'Begin' }).click();
          await active(viewer, 'authenticating.apiKey.entering');
          // It is called again; Stately's end of it is not, so what it shows stays as it was.
          relay.hangUp();
          await viewer.getByText('Connection lost').waitFor();
          await viewer.getByText('Connected', { exact: true }).waitFor();
          await active(viewer, 'authenticating.apiKey.entering');
          await viewer.close();
        },
        { more },
      ),
    ));

  test('it asks no other host for anything', ({ browser }) =>
    visit(
      browser,
      async ({ host, context, page }) => {
        const asked: string[] = [];
        context.on('request', (request) => asked.push(request.url()));
        await page.goto(`${host.url}/inspected?store=1001&protocol=stately`);
        const viewer = await startInWindow(page, 'Watch');
        await page.getByRole('button', { name: 'Begin' }).click();
        await active(viewer, 'authenticating.apiKey.entering');
        assert.ok(asked.length >= 4);
        assert.equal(
          asked.filter((url) => !url.startsWith(`${host.url}/`) && !url.startsWith('data:')),
          [],
        );
      },
      { more },
    ));

  for (const theme of ['light', 'dark'] as const) {
    test(`axe finds nothing wrong with it, ${theme}`, ({ browser }) =>
      watched(browser, { id: 1002, protocol: 'stately' }, async ({ page, viewer }) => {
        await step(page, 'properties');
        await active(viewer, 'collectProperties');
        await viewer.getByLabel('Theme').selectOption(theme);
        const scheme = await viewer.evaluate(
          () => getComputedStyle(document.documentElement).colorScheme,
        );
        assert.is(scheme, theme);
        // The page's policy lets no script in that is not its own: this comes by the debugger.
        await viewer.evaluate(readFileSync(axe, 'utf8'));
        const results: AxeResults = await viewer.evaluate('axe.run()');
        assert.equal(
          results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          [],
        );
      }));
  }
});
