import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { startInWindow, step, visit } from '../support/pages.js';

browserSuite('sign-in in a pop-up', (test) => {
  for (const coop of [false, true]) {
    const under = coop ? ', under a Cross-Origin-Opener-Policy too' : '';
    test(`Allow ends the flow and closes the window${under}`, ({ browser }) =>
      visit(
        browser,
        async ({ context, page, open, complaints }) => {
          await open('store=1005');
          const popup = await startInWindow(page);
          const closed = popup.waitForEvent('close');
          await popup.getByRole('button', { name: 'Allow' }).click();
          await step(page, 'authenticated');
          await closed;
          assert.is(context.pages().length, 1);
          assert.equal(complaints, []);
        },
        { sandbox: { unknowns: { providerCoop: coop } } },
      ));

    test(`a connector is authenticated anew once the window has landed${under}`, ({ browser }) =>
      visit(
        browser,
        async ({ page, open }) => {
          await open('store=1015&reauthenticate');
          const popup = await startInWindow(page);
          await popup.getByRole('button', { name: 'Allow' }).click();
          await step(page, 'authenticated');
        },
        { sandbox: { unknowns: { providerCoop: coop } } },
      ));
  }

  test('the window asks the gateway, and the page itself asks for nothing first', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1005');
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await startInWindow(page);
      assert.equal(asked, []);
    }));

  test('a window closed early settles, and then the sign-in can be started again', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1005&grace=1500');
      const popup = await startInWindow(page);
      await popup.close();
      await step(page, 'oauth.settling');
      await step(page, 'oauth.ready windowClosed');
      const again = await startInWindow(page);
      await again.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
    }));

  test('a window that only seemed closed is heard after the grace, too', ({ browser }) =>
    visit(
      browser,
      async ({ page, open }) => {
        await open('store=1005&grace=200');
        const popup = await startInWindow(page);
        await step(page, 'oauth.ready windowClosed');
        await popup.getByRole('button', { name: 'Allow' }).click();
        await step(page, 'authenticated');
      },
      { sandbox: { unknowns: { providerCoop: true } } },
    ));

  test('a second start takes the place of the first: one window is left', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      await open('store=1005');
      const first = await startInWindow(page);
      const closed = first.waitForEvent('close');
      const second = await startInWindow(page);
      await closed;
      assert.is(context.pages().length, 2);
      await second.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
    }));

  test('a blocked window leads to a link, which does as well', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      await page.addInitScript(() => {
        window.open = () => null;
      });
      await open('store=1005');
      await page.getByRole('button', { name: 'Start' }).click();
      await step(page, 'oauth.signingIn popupBlocked');
      const opened = context.waitForEvent('page');
      await page.getByRole('link').click();
      const tab = await opened;
      await tab.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
    }));

  test('a window nobody asked for is blocked by the browser itself', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1005');
      await step(page, 'oauth.ready');
      // Another window takes what the browser allows for one gesture.
      await page.evaluate(() => {
        window.open('about:blank');
        window.flow.startOAuth();
      });
      await step(page, 'oauth.signingIn popupBlocked');
    }));

  test('a window left open past the limit fails, is closed, and can be tried again', ({
    browser,
  }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1005&limit=1000');
      const popup = await startInWindow(page);
      const closed = popup.waitForEvent('close');
      await step(page, 'failed signInTimeout');
      await closed;
      const again = page.waitForEvent('popup');
      await page.evaluate(() => window.flow.retry());
      await (await again).getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
    }));

  test('Deny leaves the page waiting, with a way to try again', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1005');
      const popup = await startInWindow(page);
      await popup.getByRole('button', { name: 'Deny' }).click();
      await popup.getByText('access_denied').waitFor();
      await step(page, 'oauth.signingIn');
      const again = await startInWindow(page);
      await again.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
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
        await open('store=1005');
        const popup = await startInWindow(page);
        await popup.getByText('This link has expired').waitFor();
        await step(page, 'oauth.signingIn');
        const again = await startInWindow(page);
        await again.getByRole('button', { name: 'Allow' }).click();
        await step(page, 'authenticated');
      },
      { sandbox: { clock: { now: () => now() } } },
    );
  });

  test('a failure before the sign-in page is told to the page that waits', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('store=1005');
      const undo = host.sandbox.addFault({
        match: { path: `/v1.0/accounts/${host.sandbox.accountId}/signintoken` },
        fault: { kind: 'status', status: 403 },
      });
      await startInWindow(page);
      await step(page, 'failed forbidden');
      undo();
      const again = page.waitForEvent('popup');
      await page.evaluate(() => window.flow.retry());
      await (await again).getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
    }));

  test('a page loaded anew in the middle goes on with the window that is open', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1005');
      const popup = await startInWindow(page);
      await popup.getByRole('button', { name: 'Allow' }).waitFor();
      await page.reload();
      await step(page, 'oauth.settling');
      await popup.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
    }));

  test('a page loaded anew after the end waits for no window', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1015&reauthenticate');
      const popup = await startInWindow(page);
      await popup.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
      assert.equal(await page.evaluate(() => Object.keys(sessionStorage)), []);
      await page.reload();
      await step(page, 'oauth.ready');
    }));

  test('two tabs do not take each other’s sign-in for their own, and both end', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      const other = await context.newPage();
      await open('store=1005');
      await open('store=1005&poll=400', other);
      const popup = await startInWindow(page);
      await startInWindow(other);
      await popup.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
      // Cyclr's word, asked for again and again, ends the other one.
      await step(other, 'authenticated');
    }));

  test('leaving the flow closes the window', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1005');
      const popup = await startInWindow(page);
      const closed = popup.waitForEvent('close');
      await page.evaluate(() => window.flow.cancel());
      await closed;
      await step(page, 'cancelled');
    }));
});
