import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { act, mouse, restingView } from '../support/element-walk.js';
import { type Visit, visit } from '../support/pages.js';
import { type Weight, watchHeld, weigh } from './page/weight.js';

const [apiKey, basic, signIn] = [1001, 1003, 1005];

const mount = (page: Page, id: number): Promise<void> =>
  page.evaluate((of) => {
    const element = document.createElement('cyclr-connector-auth');
    element.setAttribute('account-connector-id', `${of}`);
    element.setAttribute('gateway-url', '/cyclr-auth');
    element.setAttribute('reauthenticate', '');
    window.held.elements.push(new WeakRef(element));
    document.querySelector('main')?.append(element);
  }, id);

const unmount = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('cyclr-connector-auth')?.remove());

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
    await mount(page, signIn);
    await restingView(page);
    const opened = page.waitForEvent('popup');
    await mouse.submit(page);
    const popup = await opened;
    const closed = popup.waitForEvent('close');
    await popup.getByRole('button', { name: 'Allow' }).waitFor();
    await unmount(page);
    await closed;
  },
  'close their window, and leave': async ({ page }) => {
    await mount(page, signIn);
    await restingView(page);
    const opened = page.waitForEvent('popup');
    await mouse.submit(page);
    const popup = await opened;
    await popup.getByRole('button', { name: 'Allow' }).waitFor();
    await popup.close();
    await unmount(page);
  },
  'leave while the first request is on its way': async ({ page }) => {
    await mount(page, apiKey);
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
          assert.equal(weight, { listeners, timers: 0, channels: 0, elements: 0 });
        }
      }));
  }
});
