import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { step, visit } from '../support/pages.js';
import { more, signIn, type Watched, watched } from './watched.js';

/**
 * All of a flow that somebody could see: its states, its end, and what it asked of Cyclr. Whether the window's landing
 * or its closing is noticed first is up to the browser, and so is when it asks for an icon.
 */
const endOf = async ({ page, host }: Pick<Watched, 'page' | 'host'>) => ({
  entered: (await page.evaluate(() => window.entered)).filter((state) => !/settling/.test(state)),
  view: await page.evaluate(() => window.flow.getView()),
  requests: host.sandbox
    .requests()
    .filter(({ path }) => path !== '/favicon.ico')
    .map(({ method, path }) => `${method} ${path.replaceAll(host.sandbox.accountId, 'account')}`),
});

type End = Awaited<ReturnType<typeof endOf>>;

/** The same flow with what the page itself does, and no window. */
const alone = async (browser: Browser, protocol: string): Promise<End> => {
  let end: End | undefined;
  await visit(
    browser,
    async ({ host, page, complaints }) => {
      await page.goto(`${host.url}/inspected?store=1005&protocol=${protocol}`);
      await page.getByRole('button', { name: 'Watch' }).click();
      await page.getByRole('button', { name: 'Begin' }).click();
      await signIn(page);
      assert.equal(complaints, []);
      end = await endOf({ host, page });
    },
    { more },
  );
  if (!end) throw new Error('The flow has not ended.');
  return end;
};

const faults: Readonly<Record<string, (viewer: Page) => Promise<unknown>>> = {
  closed: (viewer) => viewer.close(),
  'loaded anew': (viewer) => viewer.reload(),
  'taken elsewhere': (viewer) => viewer.goto('about:blank'),
  slow: (viewer) =>
    viewer.evaluate(() => {
      addEventListener('message', () => {
        const end = performance.now() + 40;
        while (performance.now() < end);
      });
    }),
  'throwing at every message': (viewer) =>
    viewer.evaluate(() => {
      addEventListener(
        'message',
        (event) => {
          event.stopImmediatePropagation();
          throw new Error('The viewer fails.');
        },
        { capture: true },
      );
    }),
};

browserSuite('a faulty inspector', (test) => {
  let plain: End;
  test('a flow that nobody watches, to compare with', async ({ browser }) => {
    plain = await alone(browser, 'nobody');
    assert.is(plain.entered.at(-1), 'authenticated');
    assert.ok(plain.requests.length >= 3);
  });

  for (const protocol of ['throwing', 'slow']) {
    test(`a flow ends exactly as one without an observer that is ${protocol}`, async ({
      browser,
    }) => {
      assert.equal(await alone(browser, protocol), plain);
    });
  }

  for (const protocol of ['stately', 'xstate']) {
    for (const [fault, act] of Object.entries(faults)) {
      test(`a flow ends exactly as one without a viewer that is ${fault}, by the protocol ${protocol}`, ({
        browser,
      }) =>
        watched(browser, { id: 1005, protocol }, async ({ host, page, viewer, complaints }) => {
          await step(page, 'oauth.ready');
          await act(viewer);
          await signIn(page);
          assert.equal(await endOf({ host, page }), plain);
          assert.equal(
            complaints.filter((text) => text !== 'The viewer fails.'),
            [],
          );
        }));
    }

    test(`a viewer that is loaded anew shows what there is to see, by the protocol ${protocol}`, ({
      browser,
    }) =>
      watched(browser, { id: 1005, protocol }, async ({ page, viewer }) => {
        await step(page, 'oauth.ready');
        await viewer.reload();
        await viewer.getByRole('img', { name: /Active: authenticating\.oauth\.ready\./ }).waitFor();
        await signIn(page);
        await viewer.getByRole('img', { name: /Active: authenticated\./ }).waitFor();
      }));
  }
});
