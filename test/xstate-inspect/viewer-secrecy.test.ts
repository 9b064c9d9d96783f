import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { canaryScan } from '../support/canaries.js';
import { canary } from '../support/canary-answers.js';
import { browserSuite } from '../support/chromium.js';
import { step, visit } from '../support/pages.js';
import { withRelay } from './relay.js';
import { more, recordMessages, signIn } from './watched.js';

/** How to take each connector as far as its secrets go. */
const flows: Readonly<Record<string, { id: number; run: (page: Page) => Promise<void> }>> = {
  'an API key': {
    id: 1001,
    run: async (page) => {
      await step(page, 'apiKey');
      await page.evaluate((key) => window.flow.submitApiKey(key), canary.key);
      await step(page, 'authenticated');
    },
  },
  'sensitive properties': {
    id: 1002,
    run: async (page) => {
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
    },
  },
  'a password': {
    id: 1003,
    run: async (page) => {
      await step(page, 'properties');
      await page.evaluate(() => {
        const view = window.flow.getView();
        if (view.step !== 'properties') return;
        window.flow.submitProperties(
          Object.fromEntries(view.fields.map(({ name }) => [name, 'plain'])),
        );
      });
      await step(page, 'basic');
      await page.evaluate(
        (password) => window.flow.submitBasic('agent@example.com', password),
        canary.password,
      );
      await step(page, 'authenticated');
    },
  },
  'a sign-in': { id: 1005, run: signIn },
};

/** Every message that each viewer got, in its window or frame. */
const heard = async (page: Page): Promise<string> => {
  const frames = page
    .context()
    .pages()
    .flatMap((one) => one.frames())
    .filter((frame) => new URL(frame.url()).pathname === '/viewer/');
  assert.is(frames.length, 2);
  const texts = await Promise.all(
    frames.map((frame) => frame.evaluate<string>('heard.join("\\n")')),
  );
  return texts.join('\n');
};

browserSuite('every inspector at once', (test) => {
  for (const [what, { id, run }] of Object.entries(flows)) {
    test(`none is sent a secret of ${what}`, ({ browser }) =>
      withRelay((relay) =>
        visit(
          browser,
          async ({ host, context, page }) => {
            // A sign-in's link holds its token: what is in it is known once the window has gone there.
            const links: string[] = [];
            context.on('request', (request) => {
              const { searchParams } = new URL(request.url());
              for (const name of ['token', 'attempt', 'code', 'state']) {
                const value = searchParams.get(name);
                if (value !== null) links.push(value);
              }
            });
            await recordMessages(context);
            const query = new URLSearchParams({
              store: String(id),
              protocol: 'all',
              socket: relay.url,
            });
            await page.goto(`${host.url}/inspected?${query}`);
            const opened = page.waitForEvent('popup');
            await page.getByRole('button', { name: 'Watch' }).click();
            const viewer = await opened;
            // Both protocols are greeted, in the window and in the frame.
            await page.waitForFunction('heard.length >= 4');
            await page.getByRole('button', { name: 'Begin' }).click();
            await run(page);
            const end = id === 1002 ? 'authenticating.apiKey.entering' : 'authenticated';
            const frame = page.frameLocator('iframe');
            for (const shown of [viewer.locator('body'), frame.locator('body')]) {
              await shown.locator('.row.snapshot .text').filter({ hasText: end }).last().waitFor();
            }
            const all = {
              messages: await heard(page),
              socket: relay.frames.join('\n'),
              stream: await page.evaluate(() => JSON.stringify(window.stream)),
              shown: `${await viewer.content()}${await page.frames()[1]?.content()}`,
            };
            assert.match(all.messages, 'service.register');
            assert.match(all.messages, '@xstate.actor');
            const tokens = links.filter((value) => value.length > 20);
            assert.is(tokens.length > 0, id === 1005);
            const { clientSecret } = host.sandbox;
            const scan = canaryScan([...Object.values(canary), clientSecret, ...tokens]);
            for (const [inspector, text] of Object.entries(all)) {
              assert.ok(text.length > 1_000, `nothing went to ${inspector}`);
              scan.see(inspector, text);
            }
            scan.holdsNone(...Object.keys(all));
          },
          { more },
        ),
      ));
  }
});
