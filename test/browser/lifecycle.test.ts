import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { act, mouse, restingView } from '../support/element-walk.js';
import { step, visit } from '../support/pages.js';

browserSuite('the element from its beginning to its end', (test) => {
  test('nothing runs before it is connected', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('');
      await page.evaluate(async () => {
        const element = document.createElement('cyclr-connector-auth');
        element.accountConnectorId = 1001;
        element.gatewayUrl = '/cyclr-auth';
        await new Promise((resolve) => requestAnimationFrame(resolve));
        await new Promise((resolve) => requestAnimationFrame(resolve));
      });
      assert.equal(host.sandbox.requests(), []);
    }));

  test('removed in mid-flow it asks no more, closes its window, and tells nobody of a cancellation', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open }) => {
      await page.clock.install();
      await open('connector=1005');
      await restingView(page);
      const opened = page.waitForEvent('popup');
      await mouse.submit(page);
      const popup = await opened;
      const closed = popup.waitForEvent('close');
      const cancelled = await page.evaluate(() => {
        let told = 0;
        document.addEventListener('cyclr-cancelled', () => {
          told += 1;
        });
        document.querySelector('cyclr-connector-auth')?.remove();
        return told;
      });
      await closed;
      assert.is(cancelled, 0);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      // Past every pause there would have been before another question to Cyclr.
      await page.clock.fastForward(60_000);
      await page.evaluate(() => fetch('/empty'));
      assert.equal(asked, [`${host.url}/empty`]);
    }));

  test('an attribute that changes begins a flow anew', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1001');
      assert.is((await restingView(page)).step, 'apiKey');
      await page.evaluate(() =>
        document
          .querySelector('cyclr-connector-auth')
          ?.setAttribute('account-connector-id', '1004'),
      );
      await page.getByRole('button', { name: 'Sign in to Trello' }).waitFor();
      assert.is((await restingView(page)).step, 'oauth');
    }));

  test('a store of the host is drawn, and left alone when the element goes', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('');
      await page.evaluate(() => {
        window.flow = window.library.createConnectorAuth({
          api: window.library.createGatewayClient({ url: '/cyclr-auth' }),
          accountConnectorId: 1001,
        });
        const element = document.createElement('cyclr-connector-auth');
        element.store = window.flow;
        document.querySelector('main')?.append(element);
      });
      assert.is((await restingView(page)).step, 'apiKey');
      const left = await page.evaluate(() => {
        document.querySelector('cyclr-connector-auth')?.remove();
        return window.flow.getView().step;
      });
      assert.is(left, 'apiKey');
    }));

  test('it says what it lacks, and does nothing', ({ browser }) =>
    visit(browser, async ({ host, page, open, complaints }) => {
      await open('');
      await page.evaluate(() =>
        document.querySelector('main')?.append(document.createElement('cyclr-connector-auth')),
      );
      await page.getByText('This element needs account-connector-id').waitFor();
      assert.equal(host.sandbox.requests(), []);
      assert.equal(complaints, []);
    }));

  test('its events are typed by step, and end with how it ended', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await page.addInitScript(() => {
        window.told = [];
        for (const name of [
          'cyclr-step',
          'cyclr-authenticated',
          'cyclr-failed',
          'cyclr-cancelled',
        ]) {
          addEventListener(name, (event) => {
            if (event instanceof CustomEvent) window.told.push([name, event.detail]);
          });
        }
      });
      await open('connector=1001');
      // The types say which event carries what.
      await page.evaluate(() => {
        const element = document.querySelector('cyclr-connector-auth');
        element?.addEventListener('cyclr-authenticated', ({ detail }) => {
          document.title = `${detail.accountConnectorId} ${detail.verified}`;
        });
      });
      await act(page, mouse, host.sandbox.demoAnswers(1001));
      assert.is(await page.title(), '1001 unknown');
      const told = await page.evaluate(() => window.told);
      const id = { accountConnectorId: 1001 };
      assert.equal(told, [
        ['cyclr-step', { ...id, step: 'loading' }],
        ['cyclr-step', { ...id, step: 'apiKey' }],
        ['cyclr-step', { ...id, step: 'saving' }],
        ['cyclr-step', { ...id, step: 'authenticated' }],
        ['cyclr-authenticated', { ...id, verified: 'unknown' }],
      ]);
    }));

  test('a failure is told and shown, and trying again goes on', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      const undo = host.sandbox.addFault({
        match: { method: 'GET', path: '/v1.0/account/connectors/1001' },
        fault: { kind: 'status', status: 404 },
      });
      await open('connector=1001');
      await page.getByRole('alert').getByText('Cyclr does not know this connector.').waitFor();
      undo();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByLabel('API key').waitFor();
    }));

  test('what was typed is still there after an error, but for secrets', ({ browser }) =>
    visit(
      browser,
      async ({ page, open }) => {
        await open('connector=1003');
        const view = await restingView(page);
        if (view.step === 'properties') {
          await page.locator('input').first().fill('https://example.zendesk.com');
          await mouse.submit(page);
        }
        await page.getByLabel('User name').fill('agent@example.com');
        await page.getByLabel('Password').fill('wrong');
        await mouse.submit(page);
        await page.getByRole('alert').waitFor();
        assert.is(await page.getByLabel('User name').inputValue(), 'agent@example.com');
        assert.is(await page.getByLabel('Password').inputValue(), '');
      },
      { sandbox: { unknowns: { authValueCheck: 'reject400' } } },
    ));

  test('a secret is out of the form once handed over, also where the form stays', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('connector=1003');
      await restingView(page);
      for (const [name, value] of Object.entries(host.sandbox.demoAnswers(1003).properties)) {
        await page.locator(`input[name="${name}"]`).fill(value);
      }
      await mouse.submit(page);
      await page.getByLabel('Password').fill('canary-password');
      await mouse.submit(page);
      // The user name is missing, so nothing was sent and the form is still there.
      await page.getByText('This is required.').waitFor();
      assert.is(await page.getByLabel('Password').inputValue(), '');
    }));

  test('what was typed for one connector is not in the form of the next', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1001&store=1013');
      await restingView(page);
      await step(page, 'apiKey');
      await page.getByLabel('API key').fill('canary-key');
      // It is at the same step already, so that the same form could do for both.
      await page.evaluate(() => {
        const element = document.querySelector('cyclr-connector-auth');
        if (element) element.store = window.flow;
      });
      await page.getByLabel('Private app token').waitFor();
      assert.is(await page.locator('input').inputValue(), '');
    }));

  test('a double click starts one sign-in', ({ browser }) =>
    visit(browser, async ({ context, page, open }) => {
      await open('connector=1005');
      await restingView(page);
      const opened: unknown[] = [];
      context.on('page', (popup) => opened.push(popup));
      const popup = page.waitForEvent('popup');
      await page.locator('[part~="submit"]').dblclick();
      await (await popup).getByRole('button', { name: 'Allow' }).click();
      await page.getByRole('heading', { name: 'is connected' }).waitFor();
      assert.is(opened.length, 1);
    }));

  test('HTML in what Cyclr says of a connector is text', ({ browser }) =>
    visit(browser, async ({ page, open, complaints }) => {
      const evil =
        '<img src=x onerror="document.title=`owned`"><script>document.title="owned"</script>';
      await page.route('**/cyclr-auth/connectors/1001', async (route) => {
        const response = await route.fetch();
        const connector = await response.json();
        const json = {
          ...connector,
          name: evil,
          description: evil,
          authDescription: evil,
          icon: 'javascript:document.title="owned"',
        };
        await route.fulfill({ response, json });
      });
      await open('connector=1001');
      await restingView(page);
      assert.is(await page.locator('[part="name"]').textContent(), evil);
      assert.is(await page.locator('cyclr-connector-auth img').count(), 0);
      assert.is(await page.title(), 'Host');
      assert.equal(complaints, []);
    }));
});
