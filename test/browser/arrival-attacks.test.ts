import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { serve } from '../support/page-host.js';
import { startInWindow, step, visit } from '../support/pages.js';

// A connector that is authenticated already, authenticated anew: Cyclr's flag stays as it is, so that the flow
// ends with the landing page's word alone, and a forged word would end it.
const anew = 'store=1015&reauthenticate';

/** The attempt of the window that is open, as its address has it. */
const attemptOf = async (page: Page): Promise<string> => {
  const attempt = await page.evaluate(
    () => JSON.parse(sessionStorage.getItem('cyclr-auth-machine:1015') ?? '{}').attempt,
  );
  assert.type(attempt, 'string');
  return attempt;
};

/** Leads a window on as a link in it would, so that it keeps its opener. */
const lead = async (page: Page, url: string): Promise<void> => {
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  await page.evaluate((to) => location.assign(to), url);
  await page.waitForURL(url);
};

/** Whatever a message did, the flow has taken it in by now. */
const settled = (page: Page) =>
  page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))),
  );

browserSuite('messages that pretend to be a landing page', (test) => {
  test('a message of another origin is not heard, though its attempt is right', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open(anew);
      const popup = await startInWindow(page);
      const attempt = await attemptOf(page);
      // The same machine by another name is another origin, and another site.
      await lead(popup, `http://localhost:${host.port}/empty`);
      await popup.evaluate(
        ([message, origin]) => {
          window.opener.postMessage(message, origin);
        },
        [{ source: 'cyclr-auth-machine', attempt }, host.url] as const,
      );
      await settled(page);
      await step(page, 'oauth.signingIn');
    }));

  test('the same message of the right origin is heard', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open(anew);
      const popup = await startInWindow(page);
      const attempt = await attemptOf(page);
      await lead(popup, `${host.url}/empty`);
      await popup.evaluate(
        ([message, origin]) => {
          window.opener.postMessage(message, origin);
        },
        [{ source: 'cyclr-auth-machine', attempt }, host.url] as const,
      );
      await step(page, 'authenticated');
    }));

  for (const [what, message] of [
    ['a wrong attempt', { source: 'cyclr-auth-machine', attempt: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['no attempt', { source: 'cyclr-auth-machine' }],
    ['an attempt that is no text', { source: 'cyclr-auth-machine', attempt: [''] }],
    ['no sense', 'landed'],
  ] as const) {
    test(`a message of the right origin with ${what} changes nothing`, ({ browser }) =>
      visit(browser, async ({ context, page, host, open }) => {
        await open(anew);
        await startInWindow(page);
        const other = await context.newPage();
        await other.goto(`${host.url}/empty`);
        await other.evaluate((data) => {
          new BroadcastChannel('cyclr-auth-machine').postMessage(data);
        }, message);
        await page.evaluate((data) => window.postMessage(data, location.origin), message);
        await settled(page);
        await step(page, 'oauth.signingIn');
      }));
  }

  test('an attempt is good once: its replay does not end the next one', ({ browser }) =>
    visit(browser, async ({ context, page, host, open }) => {
      await open(anew);
      await startInWindow(page);
      const attempt = await attemptOf(page);
      const other = await context.newPage();
      await other.goto(`${host.url}/empty`);
      const tell = () =>
        other.evaluate(
          (message) => {
            new BroadcastChannel('cyclr-auth-machine').postMessage(message);
          },
          { source: 'cyclr-auth-machine', attempt },
        );
      await tell();
      await step(page, 'authenticated');
      await open(anew);
      await startInWindow(page);
      assert.is.not(await attemptOf(page), attempt);
      await tell();
      await settled(page);
      await step(page, 'oauth.signingIn');
    }));

  test('an attempt that is told twice is accepted once', ({ browser }) =>
    visit(browser, async ({ context, page, host, open }) => {
      await open(anew);
      await startInWindow(page);
      const attempt = await attemptOf(page);
      // Cyclr does not answer, so the flow stays where the first word has brought it.
      let asked = 0;
      await page.route('**/cyclr-auth/connectors/1015', () => {
        asked += 1;
      });
      const other = await context.newPage();
      await other.goto(`${host.url}/empty`);
      const tell = () =>
        other.evaluate(
          (message) => {
            new BroadcastChannel('cyclr-auth-machine').postMessage(message);
          },
          { source: 'cyclr-auth-machine', attempt },
        );
      await tell();
      await step(page, 'oauth.confirming');
      await tell();
      await settled(page);
      assert.is(asked, 1);
    }));

  test('the page in the window keeps no attempt in its address', ({ browser }) =>
    visit(browser, async ({ page, host }) => {
      await page.goto(`${host.url}/cyclr-auth/oauth/complete?attempt=anything`);
      assert.is(page.url(), `${host.url}/cyclr-auth/oauth/complete`);
    }));

  test('an address with a foreign attempt does not end a redirect', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open(`${anew}&mode=redirect&cyclr-attempt=AAAAAAAAAAAAAAAAAAAAAA`);
      await step(page, 'oauth.ready');
      await page.evaluate(() =>
        localStorage.setItem(
          'cyclr-auth-machine:1015',
          JSON.stringify({
            v: 1,
            accountConnectorId: 1015,
            attempt: 'BBBBBBBBBBBBBBBBBBBBBB',
            expires: Date.now() + 60_000,
          }),
        ),
      );
      await open(`${anew}&mode=redirect&cyclr-attempt=AAAAAAAAAAAAAAAAAAAAAA`);
      await step(page, 'oauth.settling');
    }));

  test('a foreign page cannot start a sign-in, nor post to the gateway', ({ browser }) =>
    visit(browser, async ({ context, host }) => {
      const evil = await serve(
        () =>
          new Response('<!doctype html><title>Elsewhere</title>', {
            headers: { 'content-type': 'text/html' },
          }),
      );
      try {
        const page = await context.newPage();
        await page.goto(`http://localhost:${evil.port}/`);
        const popup = page.waitForEvent('popup');
        await page.evaluate((url) => {
          window.open(url);
        }, `${host.url}/cyclr-auth/connectors/1005/oauth/start?attempt=AAAAAAAAAAAAAAAAAAAAAA`);
        await (await popup).getByText('This is not allowed from here.').waitFor();
        await page.evaluate(
          (url) =>
            fetch(url, {
              method: 'PUT',
              mode: 'no-cors',
              body: JSON.stringify({ kind: 'apiKey', key: 'evil' }),
            }).catch(() => undefined),
          `${host.url}/cyclr-auth/connectors/1001/credentials`,
        );
        await page.evaluate(
          (url) =>
            fetch(url, {
              method: 'POST',
              mode: 'no-cors',
              headers: { 'content-type': 'text/plain' },
              body: JSON.stringify({ changes: [] }),
            }).catch(() => undefined),
          `${host.url}/cyclr-auth/connectors/1002/properties`,
        );
        assert.equal(host.sandbox.requests(), []);
      } finally {
        await evil.close();
      }
    }));
});
