import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { startInWindow, visit } from '../support/pages.js';

// A connector whose sign-in has to come back, as Cyclr's word on it does not change.
const anew = 'connector=1015&reauthenticate';
const start = 'Sign in to Salesforce';

const allow = (popup: Page) => popup.getByRole('button', { name: 'Allow' }).click();
const connected = (page: Page) => page.getByRole('heading', { name: 'is connected' }).waitFor();
const says = (page: Page, text: string | RegExp) =>
  page.locator('cyclr-connector-auth').getByText(text).first().waitFor();

browserSuite('sign-in through the element', (test) => {
  for (const coop of [false, true]) {
    for (const mode of ['popup', 'redirect', 'link'] as const) {
      test(`by ${mode}${coop ? ', under a Cross-Origin-Opener-Policy' : ''}`, ({ browser }) =>
        visit(
          browser,
          async ({ context, host, page, open, complaints }) => {
            await open(`${anew}&mode=${mode}`);
            const opened = mode === 'redirect' ? undefined : context.waitForEvent('page');
            await page.getByRole('button', { name: 'Sign in to Slack' }).click();
            if (mode === 'link') await page.getByRole('link').click();
            await allow((await opened) ?? page);
            await connected(page);
            assert.is(page.url(), `${host.url}/?${anew}&mode=${mode}`);
            assert.equal(complaints, []);
          },
          { sandbox: { unknowns: { providerCoop: coop } } },
        ));
    }
  }

  test('a window that is closed early is said to be, and another can be opened', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await page.clock.install();
      await open('connector=1005');
      const popup = await startInWindow(page, start);
      await popup.close();
      await page.clock.runFor(1_000);
      await says(page, 'Checking whether the sign-in is complete');
      await page.clock.runFor(60_000);
      await says(page, 'The sign-in window seems to be closed.');
      await allow(await startInWindow(page, start));
      await connected(page);
    }));

  test('the second click of a double click on “Try again” opens nothing', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      await open('connector=1005');
      const first = await startInWindow(page, start);
      const again = page.waitForEvent('popup');
      await page.getByRole('button', { name: 'Try again' }).click();
      const second = await again;
      await second.getByRole('button', { name: 'Allow' }).waitFor();
      // Chromium without a screen swallows the real one, as a window has opened over it.
      await page
        .getByRole('button', { name: 'Try again' })
        .dispatchEvent('click', { detail: 2, bubbles: true, composed: true });
      assert.ok(first.isClosed());
      assert.is(context.pages().length, 2);
      assert.ok(!second.isClosed());
      await allow(second);
      await connected(page);
    }));

  test('a window that the browser blocks is told, with a link that does as well', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      await page.addInitScript(() => {
        window.open = () => null;
      });
      await open('connector=1005');
      await page.getByRole('button', { name: start }).click();
      await page.getByRole('alert').getByText('blocked').waitFor();
      const opened = context.waitForEvent('page');
      await page.getByRole('link').click();
      await allow(await opened);
      await connected(page);
    }));

  test('a window left open past the limit ends in a failure that can be tried again', ({
    browser,
  }) =>
    visit(browser, async ({ page, open }) => {
      await page.clock.install();
      await open('connector=1005');
      const popup = await startInWindow(page, start);
      await popup.getByRole('button', { name: 'Allow' }).waitFor();
      const closed = popup.waitForEvent('close');
      await page.clock.fastForward(601_000);
      await page.getByRole('heading', { name: 'could not be connected' }).waitFor();
      await closed;
      await allow(await startInWindow(page, 'Try again'));
      await connected(page);
    }));

  test('after Deny it can be tried again, and left', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1005');
      const popup = await startInWindow(page, start);
      await popup.getByRole('button', { name: 'Deny' }).click();
      await popup.getByText('access_denied').waitFor();
      await says(page, 'Waiting for you to sign in');
      await page.getByRole('button', { name: 'Cancel sign-in' }).click();
      await allow(await startInWindow(page, start));
      await connected(page);
    }));

  test('a sign-in token that has expired is replaced by trying again', ({ browser }) => {
    const begin = Date.now();
    let now = () => begin;
    return visit(
      browser,
      async ({ host, page, open }) => {
        // Five minutes go by between the first token and its use.
        now = () => {
          const minted = host.sandbox
            .requests()
            .filter(({ path, status }) => path.endsWith('/signintoken') && status === 200);
          return minted.length === 1 ? begin + 301_000 : begin;
        };
        await open('connector=1005');
        const popup = await startInWindow(page, start);
        await popup.getByText('This link has expired').waitFor();
        await allow(await startInWindow(page, 'Try again'));
        await connected(page);
      },
      { sandbox: { clock: { now: () => now() } } },
    );
  });

  for (const mode of ['popup', 'redirect']) {
    test(`a page loaded anew in the middle of a sign-in by ${mode} goes on with it`, ({
      browser,
    }) =>
      visit(browser, async ({ context, page, open }) => {
        await open(`${anew}&mode=${mode}`);
        const button = 'Sign in to Slack';
        if (mode === 'popup') {
          const popup = await startInWindow(page, button);
          await popup.getByRole('button', { name: 'Allow' }).waitFor();
          await page.reload();
          await says(page, 'Checking whether the sign-in is complete');
          await allow(popup);
          await connected(page);
          return;
        }
        await page.getByRole('button', { name: button }).click();
        await page.getByRole('button', { name: 'Allow' }).waitFor();
        // The same page once more, while the first tab is away.
        const tab = await context.newPage();
        await open(`${anew}&mode=${mode}`, tab);
        await says(tab, 'Checking whether the sign-in is complete');
        await allow(page);
        await connected(page);
        await connected(tab);
      }));
  }

  test('two tabs leave for a sign-in of the same connector, and each ends with its own', ({
    browser,
  }) =>
    visit(browser, async ({ context, host, page, open }) => {
      const query = `${anew}&mode=redirect`;
      const other = await context.newPage();
      const button = (tab: Page) => tab.getByRole('button', { name: 'Sign in to Slack' });
      for (const tab of [page, other]) {
        await open(query, tab);
        await button(tab).waitFor();
      }
      for (const tab of [page, other]) {
        await button(tab).click();
        await tab.getByRole('button', { name: 'Allow' }).waitFor();
      }
      for (const tab of [page, other]) {
        await allow(tab);
        await connected(tab);
        assert.is(tab.url(), `${host.url}/?${query}`);
      }
      const kept = () => Object.keys({ ...localStorage, ...sessionStorage });
      assert.equal([await page.evaluate(kept), await other.evaluate(kept)], [[], []]);
    }));

  test('a trip that ends in a new tab ends the flow there', ({ browser }) =>
    visit(browser, async ({ context, host, page, open }) => {
      const query = `${anew}&mode=redirect`;
      await open(query);
      await page.getByRole('button', { name: 'Sign in to Slack' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      const tab = await context.newPage();
      await tab.goto(page.url());
      await allow(tab);
      await connected(tab);
      assert.is(tab.url(), `${host.url}/?${query}`);
    }));

  test('two tabs sign in beside each other, and each ends with its own window', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      const other = await context.newPage();
      await open(anew);
      await open(anew, other);
      const [mine, its] = [
        await startInWindow(page, 'Sign in to Slack'),
        await startInWindow(other, 'Sign in to Slack'),
      ];
      await allow(mine);
      await connected(page);
      await says(other, 'Waiting for you to sign in');
      await allow(its);
      await connected(other);
    }));
});
