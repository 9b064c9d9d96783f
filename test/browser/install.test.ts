import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { until } from '../model/world/until.js';
import { browserSuite } from '../support/chromium.js';
import { act, keyboard, mouse, restingView } from '../support/element-walk.js';
import type { PageHost } from '../support/page-host.js';
import { visit } from '../support/pages.js';

/** Notes what the page is told from now on, also after a reload. */
const listening = (page: Page) =>
  page.addInitScript(() => {
    window.told = [];
    for (const name of ['cyclr-installed', 'cyclr-step', 'cyclr-cancelled']) {
      addEventListener(name, (event) => {
        if (event instanceof CustomEvent) window.told.push([name, event.detail]);
      });
    }
  });

const told = (page: Page, name: string) =>
  page.evaluate(
    (wanted) => window.told.filter((each) => Array.isArray(each) && each[0] === wanted),
    name,
  );

const seeded = 20;
const installs = (host: PageHost) =>
  host.sandbox.requests().filter(({ path }) => path.endsWith('/install')).length;
const newest = (host: PageHost) => host.sandbox.connectors().at(-1);

const anInstall = { server: 'api', method: 'POST', path: /\/install$/ } as const;

/** Tells when the page's first POST has come to the host. */
const posting = () => {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const hold = async ({ method }: Request) => {
    if (method === 'POST') arrive();
  };
  return { arrived, hold };
};

const token = '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d01';

browserSuite('an app that is installed by the element', (test) => {
  for (const [name, hand] of Object.entries({ mouse, keyboard })) {
    test(`by the method that is chosen, by ${name}, to its end`, ({ browser }) =>
      visit(browser, async ({ host, page, open, complaints }) => {
        await listening(page);
        await open('install=HubSpot');
        const view = await restingView(page);
        assert.is(view.step, 'method');
        assert.not.ok('accountConnectorId' in view);
        // The default one is first, and chosen already.
        const radios = page.getByRole('radio');
        assert.ok(await radios.first().isChecked());
        assert.is(
          await radios.first().getAttribute('value'),
          '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d02',
        );
        assert.ok(
          await page.getByText('A token from Settings, Integrations, Private apps.').isVisible(),
        );
        await hand.choose(page, 'Private app token');
        await hand.submit(page);
        await page.getByRole('textbox', { name: 'Private app token' }).waitFor();
        const id = newest(host)?.id ?? 0;
        assert.is(host.sandbox.connectors().length, seeded + 1);
        await act(page, hand, host.sandbox.demoAnswers(id));
        await page.getByRole('heading', { name: 'HubSpot is connected' }).waitFor();
        assert.is(host.sandbox.readAuthValue(id), 'hubspot-demo-token');
        assert.equal(await told(page, 'cyclr-installed'), [
          ['cyclr-installed', { accountConnectorId: id }],
        ]);
        assert.equal((await told(page, 'cyclr-step'))[0], ['cyclr-step', { step: 'loading' }]);
        assert.equal(complaints, []);
      }));
  }

  test('by the method the host names, without being asked', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open(
        `install=307&install-authentication=${token}&install-name=Ours&install-description=Of%20sales`,
      );
      await page.getByRole('textbox', { name: 'Private app token' }).waitFor();
      const connector = newest(host);
      assert.is(connector?.name, 'Ours');
      assert.is(connector?.authType, 'ApiKey');
    }));

  test('a name that is in use is asked for, with one that is free', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('install=Pipedrive');
      const field = page.getByRole('textbox', { name: 'Name' });
      await field.waitFor();
      assert.is(await field.inputValue(), 'Pipedrive 2');
      await page.getByText("Account connector name 'Pipedrive' is in use.").waitFor();
      assert.is(host.sandbox.connectors().length, seeded);
      // Another one that is taken, then none at all.
      await field.fill('Mailgun');
      await page.keyboard.press('Enter');
      await page.getByText("Account connector name 'Mailgun' is in use.").waitFor();
      await field.fill('');
      await page.keyboard.press('Enter');
      await page.getByText('This is required.').waitFor();
      assert.is(
        await page.evaluate(() =>
          document.activeElement?.shadowRoot?.activeElement?.getAttribute('name'),
        ),
        'name',
      );
      await field.fill('Pipedrive of sales');
      await mouse.submit(page);
      await page.getByRole('heading', { name: 'Connect Pipedrive of sales' }).waitFor();
      assert.is(newest(host)?.name, 'Pipedrive of sales');
      assert.is(host.sandbox.connectors().length, seeded + 1);
    }));

  test('a reload goes on with what is installed, and with its method', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await listening(page);
      await open('install=HubSpot');
      await mouse.choose(page, 'Private app token');
      await mouse.submit(page);
      await page.getByRole('textbox', { name: 'Private app token' }).waitFor();
      const id = newest(host)?.id ?? 0;
      const stored = await page.evaluate(() =>
        Object.values({ ...sessionStorage }).map((each) => JSON.parse(each)),
      );
      assert.equal(stored, [{ v: 1, accountConnectorId: id, authenticationId: token }]);
      await page.reload();
      await page.getByRole('textbox', { name: 'Private app token' }).waitFor();
      assert.equal(await told(page, 'cyclr-installed'), [
        ['cyclr-installed', { accountConnectorId: id }],
      ]);
      await act(page, mouse, host.sandbox.demoAnswers(id));
      await page.getByRole('heading', { name: 'HubSpot is connected' }).waitFor();
      assert.is(installs(host), 1);
      // It has ended, so it is forgotten.
      assert.is(await page.evaluate(() => sessionStorage.length), 0);
    }));

  for (const [when, fault] of Object.entries({
    'whose answer never comes': { kind: 'hang', handled: true },
    'that Cyclr has not done yet': { kind: 'latency', ms: 1_500 },
  } as const)) {
    test(`a reload while an install is under way ${when} installs once, as it was chosen`, ({
      browser,
    }) => {
      const { arrived, hold } = posting();
      return visit(
        browser,
        async ({ host, page, open }) => {
          await open('install=HubSpot');
          await mouse.choose(page, 'Private app token');
          const undo = host.sandbox.addFault({ match: anInstall, times: 1, fault });
          await mouse.submit(page);
          await arrived;
          if (fault.kind === 'hang') await until(() => host.sandbox.connectors().length > seeded);
          await page.reload();
          await page.getByRole('textbox', { name: 'Private app token' }).waitFor();
          undo();
          const installed = host.sandbox.connectors().slice(seeded);
          assert.equal(
            installed.map(({ name, authType }) => [name, authType]),
            [['HubSpot', 'ApiKey']],
          );
          await act(page, mouse, host.sandbox.demoAnswers(installed[0]?.id ?? 0));
          await page.getByRole('heading', { name: 'HubSpot is connected' }).waitFor();
          assert.is(host.sandbox.connectors().length, seeded + 1);
          assert.is(await page.evaluate(() => sessionStorage.length), 0);
        },
        { hold },
      );
    });
  }

  test('an install that is left before its answer comes is found again, by the name the user gave it', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('install=Pipedrive');
      const field = page.getByRole('textbox', { name: 'Name' });
      await field.waitFor();
      await field.fill('Pipedrive of sales');
      host.sandbox.addFault({
        match: anInstall,
        times: 1,
        fault: { kind: 'hang', handled: true },
      });
      await mouse.submit(page);
      await until(() => host.sandbox.connectors().length > seeded);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
      await open('install=Pipedrive');
      await page.getByRole('heading', { name: 'Connect Pipedrive of sales' }).waitFor();
      assert.is(host.sandbox.connectors().length, seeded + 1);
    }));

  test('an install that Cyclr has refused is not looked for again', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('install=Pipedrive');
      await page.getByRole('textbox', { name: 'Name' }).waitFor();
      assert.is(await page.evaluate(() => sessionStorage.length), 0);
    }));

  test('a reload in the middle of a sign-in takes it up, and installs nothing', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('install=HubSpot');
      await restingView(page);
      await mouse.submit(page);
      await page.getByRole('button', { name: 'Sign in to HubSpot' }).waitFor();
      const opened = page.waitForEvent('popup');
      await mouse.submit(page);
      const popup = await opened;
      await popup.getByRole('button', { name: 'Allow' }).waitFor();
      await page.reload();
      await page.getByRole('progressbar').waitFor();
      await popup.getByRole('button', { name: 'Allow' }).click();
      await page.getByRole('heading', { name: 'HubSpot is connected' }).waitFor();
      assert.is(installs(host), 1);
    }));

  test('a sign-in that leaves the page comes back to what was installed', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open('install=HubSpot&mode=redirect');
      await restingView(page);
      await mouse.submit(page);
      await page.getByRole('button', { name: 'Sign in to HubSpot' }).waitFor();
      await mouse.submit(page);
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.getByRole('heading', { name: 'HubSpot is connected' }).waitFor();
      assert.is(installs(host), 1);
    }));

  test('what was removed meanwhile is installed anew after a reload', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      await open(`install=HubSpot&install-authentication=${token}`);
      await page.getByRole('textbox', { name: 'Private app token' }).waitFor();
      const first = newest(host)?.id ?? 0;
      host.sandbox.removeConnector(first);
      await page.reload();
      await page.getByRole('textbox', { name: 'Private app token' }).waitFor();
      assert.ok((newest(host)?.id ?? 0) > first);
      assert.is(installs(host), 2);
    }));

  test('an element that the page draws anew goes on, and one the user has cancelled is forgotten', ({
    browser,
  }) =>
    visit(browser, async ({ host, page, open }) => {
      await listening(page);
      await open(`install=HubSpot&install-authentication=${token}`);
      await page.getByRole('textbox', { name: 'Private app token' }).waitFor();
      await page.evaluate(() => {
        const element = document.querySelector('cyclr-connector-auth');
        element?.remove();
        if (element) document.querySelector('main')?.append(element);
      });
      await page.getByRole('textbox', { name: 'Private app token' }).waitFor();
      assert.is(installs(host), 1);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
      assert.is(await page.evaluate(() => sessionStorage.length), 0);
    }));

  test('before it is installed a cancellation tells no id', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await listening(page);
      await open('install=HubSpot');
      await restingView(page);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
      assert.equal(await told(page, 'cyclr-cancelled'), [['cyclr-cancelled', {}]]);
    }));

  test('an app nobody knows is a failure that names no connector', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('install=Nothing');
      await page.getByRole('heading', { name: 'The app could not be connected' }).waitFor();
    }));
});
