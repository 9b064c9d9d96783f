import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { act, mouse, restingView } from '../support/element-walk.js';
import { type Visit, visit } from '../support/pages.js';
import { type Weight, watchHeld, weigh } from './page/weight.js';

const [apiKey, basic, signIn, connected] = [1001, 1003, 1005, 1015];

const mountAny = (
  page: Page,
  name: string,
  attributes: Readonly<Record<string, string>>,
): Promise<void> =>
  page.evaluate(
    ([of, given]) => {
      const element = document.createElement(of);
      const all = { ...given, 'gateway-url': '/cyclr-auth' };
      for (const [attribute, value] of Object.entries(all)) element.setAttribute(attribute, value);
      document.querySelector('main')?.append(element);
    },
    [name, attributes] as const,
  );

const mount = (page: Page, id: number): Promise<void> =>
  mountAny(page, 'cyclr-connector-auth', { 'account-connector-id': `${id}`, reauthenticate: '' });

const unmount = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll('main > *')) {
      window.held.elements.push(new WeakRef(element));
      element.remove();
    }
  });

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

/** Begins a sign-in, up to its window. */
const openWindow = async (page: Page): Promise<Page> => {
  await mount(page, signIn);
  await restingView(page);
  const opened = page.waitForEvent('popup');
  await mouse.submit(page);
  const popup = await opened;
  await popup.getByRole('button', { name: 'Allow' }).waitFor();
  return popup;
};

/** One user after another in the same page. */
const users: Readonly<Record<string, (visit: Visit) => Promise<void>>> = {
  'go to the end': async ({ page, host }) => {
    for (const id of [apiKey, basic, signIn]) {
      await mount(page, id);
      let isOver = false;
      while (!isOver) isOver = !(await act(page, mouse, host.sandbox.demoAnswers(id)));
      await unmount(page);
    }
  },
  'leave while their window is open': async ({ page }) => {
    const popup = await openWindow(page);
    const closed = popup.waitForEvent('close');
    await unmount(page);
    await closed;
  },
  'close their window, and leave': async ({ page }) => {
    const popup = await openWindow(page);
    await popup.close();
    await unmount(page);
  },
  'leave while the first request is on its way': async ({ page }) => {
    await mount(page, apiKey);
    await unmount(page);
  },
  'go through an account, and leave at its last connector': async ({ page }) => {
    await mountAny(page, 'cyclr-account-auth', { connectors: `${apiKey} ${signIn}` });
    await button(page, 'Begin').click();
    await heading(page, 'Connect Pipedrive');
    await button(page, 'Show the list').click();
    await button(page, 'Go on').click();
    await button(page, 'Skip this one').click();
    await heading(page, 'Connect Salesforce');
    await unmount(page);
  },
  'disconnect one, and think better of another': async ({ page, host }) => {
    // It was disconnected by the one before.
    host.sandbox.reset();
    const disconnect = (id: number, more = {}) =>
      mountAny(page, 'cyclr-connector-disconnect', { 'account-connector-id': `${id}`, ...more });
    await disconnect(connected);
    await button(page, 'Disconnect').click();
    await heading(page, 'Slack is disconnected');
    await unmount(page);
    await disconnect(apiKey, { remove: '' });
    await heading(page, 'Remove Pipedrive?');
    await unmount(page);
  },
  'sign in by leaving the page': async ({ page, open }) => {
    await open(`connector=${signIn}&reauthenticate&mode=redirect`);
    await restingView(page);
    await mouse.submit(page);
    await mouse.allow(page);
    await heading(page, 'Salesforce');
    await page.waitForFunction(
      () => document.querySelector('cyclr-connector-auth')?.view?.step === 'authenticated',
    );
    await unmount(page);
  },
};

// The first of each kind finds nothing warm; what comes after is to weigh the same.
const rounds = Number(process.env.SOAK_ROUNDS ?? 3);

browserSuite('one page and many flows', (test) => {
  for (const [name, behave] of Object.entries(users)) {
    test(`nothing is left in it of users who ${name}`, ({ browser }) =>
      visit(browser, async (there) => {
        const { page, open } = there;
        await watchHeld(page);
        await open('');
        const weights: Weight[] = [];
        for (let n = 0; n < rounds; n += 1) {
          await behave(there);
          weights.push(await weigh(page));
        }
        const [first] = weights;
        assert.ok(first);
        const { listeners } = first;
        for (const weight of weights) {
          assert.equal(weight, { listeners, timers: 0, channels: 0, elements: 0, stored: [] });
        }
      }));
  }
});
