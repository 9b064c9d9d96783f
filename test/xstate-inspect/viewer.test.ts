import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { canary, formsOf } from '../inspect/recording.js';
import { browserSuite } from '../support/chromium.js';
import { startInWindow, step, visit } from '../support/pages.js';

const built = await build({
  entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  write: false,
});
const script = built.outputFiles[0]?.text ?? '';

const types: Readonly<Record<string, string>> = {
  'index.html': 'text/html',
  'page.js': 'text/javascript',
  'viewer.css': 'text/css',
};

/** The viewer's static files, and a page that shows its flow there. */
const more = (request: Request): Response | undefined => {
  const { pathname } = new URL(request.url);
  const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html' } });
  if (pathname === '/inspected') {
    return html(
      '<!doctype html><title>Inspected</title><main></main><script type="module" src="/inspected.js"></script>',
    );
  }
  if (pathname === '/inspected.js') {
    return new Response(script, { headers: { 'content-type': 'text/javascript' } });
  }
  const file = /^\/viewer\/(.*)$/.exec(pathname)?.[1];
  const type = types[file || 'index.html'];
  if (file === undefined || type === undefined) return undefined;
  const path = new URL(`../../dist/pages/inspect/viewer/${file || 'index.html'}`, import.meta.url);
  return new Response(readFileSync(path), { headers: { 'content-type': type } });
};

interface Watched {
  readonly page: Page;
  readonly viewer: Page;
  /** Every message the viewer's window got, as it came. */
  readonly raw: () => Promise<string>;
  readonly complaints: readonly string[];
}

const watched = (
  browser: Browser,
  { id, protocol }: { readonly id: number; readonly protocol: string },
  run: (watched: Watched) => Promise<void>,
) =>
  visit(
    browser,
    async ({ host, context, page, complaints }) => {
      await context.addInitScript(() => {
        const heard: string[] = [];
        addEventListener('message', ({ data }) => {
          heard.push(typeof data === 'string' ? data : JSON.stringify(data));
        });
        Object.assign(globalThis, { heard });
      });
      await page.goto(`${host.url}/inspected?store=${id}&protocol=${protocol}`);
      const viewer = await startInWindow(page, 'Watch');
      // It greets in both protocols once it can hear; one of them sends nothing before.
      await page.waitForFunction('heard.length >= 2');
      await page.getByRole('button', { name: 'Begin' }).click();
      await run({
        page,
        viewer,
        raw: () => viewer.evaluate('heard.join("\\n")'),
        complaints,
      });
    },
    { more },
  );

const signIn = async (page: Page) => {
  await step(page, 'oauth.ready');
  const popup = await startInWindow(page);
  await popup.getByRole('button', { name: 'Allow' }).click();
  await step(page, 'authenticated');
};

/** The states of the root, as the viewer's log has them. */
const states = async (viewer: Page): Promise<readonly string[]> => {
  const texts = await viewer
    .locator('.row.snapshot')
    .filter({ has: viewer.locator('.name', { hasText: 'connectorAuth' }) })
    .locator('.text')
    .allTextContents();
  return texts
    .map((text) => text.trim().replace(/ \(done\)$/, ''))
    .filter((text, index, all) => text !== all[index - 1]);
};

/** Waits until the viewer has shown the state, as messages take their time. */
const arrives = (viewer: Page, state: string) =>
  viewer.locator('.row.snapshot .text').filter({ hasText: state }).last().waitFor();

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

    test(`no secret travels, by the protocol ${protocol}`, async ({ browser }) => {
      const secrets = Object.values(canary).flatMap(formsOf);
      const check = (raw: string) => {
        assert.ok(raw.length > 1_000, 'there was something to look through');
        for (const form of secrets) assert.not.match(raw, form);
        assert.not.match(raw, /attempt=/);
      };
      await watched(browser, { id: 1001, protocol }, async ({ page, viewer, raw }) => {
        await step(page, 'apiKey');
        await page.evaluate((key) => window.flow.submitApiKey(key), canary.key);
        await step(page, 'authenticated');
        await arrives(viewer, 'authenticated');
        check(await raw());
      });
      await watched(browser, { id: 1002, protocol }, async ({ page, viewer, raw }) => {
        await step(page, 'properties');
        await page.evaluate((secret) => {
          const view = window.flow.getView();
          if (view.step !== 'properties') return;
          window.flow.submitProperties(
            Object.fromEntries(
              view.fields.map(({ name, sensitive }) => [name, sensitive ? secret : 'US']),
            ),
          );
        }, canary.property);
        await step(page, 'apiKey');
        await arrives(viewer, 'authenticating.apiKey.entering');
        check(await raw());
      });
      await watched(browser, { id: 1005, protocol }, async ({ page, viewer, raw }) => {
        await signIn(page);
        await arrives(viewer, 'authenticated');
        check(await raw());
      });
    });

    test(`a viewer that is closed or loaded anew changes nothing, by the protocol ${protocol}`, async ({
      browser,
    }) => {
      await watched(browser, { id: 1005, protocol }, async ({ page, viewer }) => {
        await step(page, 'oauth.ready');
        await viewer.close();
        await signIn(page);
      });
      await watched(browser, { id: 1005, protocol }, async ({ page, viewer }) => {
        await step(page, 'oauth.ready');
        await viewer.reload();
        await signIn(page);
      });
    });
  }

  test('an observer that throws changes nothing', ({ browser }) =>
    visit(
      browser,
      async ({ host, page, complaints }) => {
        await page.goto(`${host.url}/inspected?store=1005&protocol=throwing`);
        await page.getByRole('button', { name: 'Watch' }).click();
        await page.getByRole('button', { name: 'Begin' }).click();
        await signIn(page);
        assert.equal(complaints, []);
      },
      { more },
    ));
});
