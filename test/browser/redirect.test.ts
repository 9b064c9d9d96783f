import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { step, visit } from '../support/pages.js';

browserSuite('sign-in by leaving the page', (test) => {
  for (const query of ['store=1005&mode=redirect', 'store=1015&reauthenticate&mode=redirect']) {
    test(`the browser comes back to a clean address and an ended flow: ${query}`, ({ browser }) =>
      visit(browser, async ({ host, page, open, complaints }) => {
        await open(`${query}#part`);
        await page.getByRole('button', { name: 'Start' }).click();
        await page.getByRole('button', { name: 'Allow' }).click();
        await step(page, 'authenticated');
        assert.is(page.url(), `${host.url}/?${query}#part`);
        assert.equal(await page.evaluate(() => Object.keys(localStorage)), []);
        assert.equal(complaints, []);
      }));
  }

  test('nothing is kept in the storage but which attempt it was', ({ browser }) =>
    visit(browser, async ({ context, page, open, host }) => {
      await open('store=1005&mode=redirect');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      const other = await context.newPage();
      await other.goto(`${host.url}/empty`);
      const kept = await other.evaluate(() => Object.entries(localStorage));
      assert.equal(
        kept.map(([key, value]) => [key, Object.keys(JSON.parse(value))]),
        [['cyclr-auth-machine:1005', ['v', 'accountConnectorId', 'attempt', 'expires']]],
      );
    }));

  test('a trip that ends in a new tab ends the flow there', ({ browser }) =>
    visit(browser, async ({ context, page, open, host }) => {
      await open('store=1015&reauthenticate&mode=redirect');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      const tab = await context.newPage();
      await tab.goto(page.url());
      await tab.getByRole('button', { name: 'Allow' }).click();
      await step(tab, 'authenticated');
      assert.is(tab.url(), `${host.url}/?store=1015&reauthenticate&mode=redirect`);
    }));

  test('an attempt that was left in the address does not stand in the way of the next', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open }) => {
      // Nobody remembers this one, so it is nobody's to take away: it may be another connector's.
      const stale = 'cyclr-attempt=AAAAAAAAAAAAAAAAAAAAAA';
      await open(`${stale}&store=1015&reauthenticate&mode=redirect&a=1&`);
      await step(page, 'oauth.ready');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
      assert.is(page.url(), `${host.url}/?store=1015&reauthenticate&mode=redirect&a=1&`);
    }));

  test('an attempt that has been taken is not taken again, nor remembered', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1015&reauthenticate&mode=redirect');
      await page.getByRole('button', { name: 'Start' }).click();
      const back = page.waitForRequest(/cyclr-attempt=/);
      await page.getByRole('button', { name: 'Allow' }).click();
      const landed = (await back).url();
      await step(page, 'authenticated');
      assert.equal(await page.evaluate(() => Object.keys(localStorage)), []);
      await page.goto(landed);
      await step(page, 'oauth.ready');
    }));

  test('leaving the flow forgets the attempt', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      await open('store=1005&mode=redirect&poll=60000');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      const tab = await context.newPage();
      await open('store=1005&mode=redirect&poll=60000', tab);
      await step(tab, 'oauth.settling');
      await tab.evaluate(() => window.flow.cancelOAuth());
      await step(tab, 'oauth.ready');
      await tab.reload();
      await step(tab, 'oauth.ready');
    }));

  for (const [what, change] of [
    ['of another connector', { accountConnectorId: 1004 }],
    ['that has expired', { expires: 1 }],
    ['of another version', { v: 2 }],
    ['without an attempt', { attempt: undefined }],
  ] as const) {
    test(`a record ${what} in the storage is none`, ({ browser }) =>
      visit(browser, async ({ page, open }) => {
        const attempt = 'AAAAAAAAAAAAAAAAAAAAAA';
        await open('store=1015&reauthenticate&mode=redirect');
        await step(page, 'oauth.ready');
        await page.evaluate(
          ([each, more]) =>
            localStorage.setItem(
              'cyclr-auth-machine:1015',
              JSON.stringify({
                v: 1,
                accountConnectorId: 1015,
                attempt: each,
                expires: Date.now() + 60_000,
                ...more,
              }),
            ),
          [attempt, change] as const,
        );
        await open(`store=1015&reauthenticate&mode=redirect&cyclr-attempt=${attempt}`);
        await step(page, 'oauth.ready');
      }));
  }

  test('after Deny and the way back, it can be tried again', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('store=1005&mode=redirect');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Deny' }).click();
      await page.getByText('access_denied').waitFor();
      await open('store=1005&mode=redirect');
      await step(page, 'oauth.settling');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
    }));

  test('a reload in mid-flow waits for Cyclr, and takes its word', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      await open('store=1005&mode=redirect&poll=300');
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Allow' }).waitFor();
      const tab = await context.newPage();
      await open('store=1005&mode=redirect&poll=300', tab);
      await step(tab, 'oauth.settling');
      await page.getByRole('button', { name: 'Allow' }).click();
      await step(page, 'authenticated');
      await step(tab, 'authenticated');
    }));
});
