import type { Page } from 'playwright-core';
import type { ConnectorView } from '../../src/index.js';
import type { DemoAnswers } from '../../src/sandbox/index.js';

/** How a person works a page. */
export interface Hand {
  /** Takes one of several ways, by its name. */
  readonly choose: (page: Page, name: string) => Promise<void>;
  readonly enter: (page: Page, name: string, text: string) => Promise<void>;
  readonly check: (page: Page, name: string) => Promise<void>;
  readonly submit: (page: Page) => Promise<void>;
  readonly allow: (popup: Page) => Promise<void>;
}

const input = (name: string) => `input[name="${name}"]`;

export const mouse: Hand = {
  choose: (page, name) => page.getByText(name, { exact: true }).click(),
  enter: async (page, name, text) => {
    await page.locator(input(name)).click();
    await page.keyboard.type(text);
  },
  check: (page, name) => page.locator(input(name)).click(),
  submit: (page) => page.locator('[part~="submit"]').click(),
  allow: (popup) => popup.getByRole('button', { name: 'Allow' }).click(),
};

/** Whether what has the focus, in whatever shadow root, is this. */
const isFocused = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.matches(wanted) ?? false;
  }, selector);

const tabTo = async (page: Page, selector: string): Promise<void> => {
  await page.locator(selector).first().waitFor();
  for (let presses = 0; presses < 25; presses++) {
    if (await isFocused(page, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${selector}.`);
};

export const keyboard: Hand = {
  choose: async (page, name) => {
    await tabTo(page, 'input[type="radio"]');
    for (let presses = 0; presses < 10; presses++) {
      if (await page.getByRole('radio', { name, exact: true }).isChecked()) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`The keyboard does not reach ${name}.`);
  },
  enter: async (page, name, text) => {
    await tabTo(page, input(name));
    await page.keyboard.type(text);
  },
  check: async (page, name) => {
    await tabTo(page, input(name));
    await page.keyboard.press('Space');
  },
  submit: async (page) => {
    await tabTo(page, '[part~="submit"]');
    await page.keyboard.press('Enter');
  },
  allow: async (popup) => {
    await tabTo(popup, '#allow');
    await popup.keyboard.press('Enter');
  },
};

/** The element's view, once it is one that waits for the user, or the last; another one than `before`. */
export const restingView = async (page: Page, before = ''): Promise<ConnectorView> => {
  const view = await page.evaluate(
    (old) =>
      new Promise<ConnectorView>((resolve, reject) => {
        const begin = performance.now();
        const look = () => {
          const shown = document.querySelector('cyclr-connector-auth')?.view;
          const rests =
            shown &&
            !['loading', 'saving', 'verifying'].includes(shown.step) &&
            !(shown.step === 'oauth' && shown.phase !== 'ready') &&
            JSON.stringify(shown) !== old;
          if (rests) resolve(shown);
          else if (performance.now() - begin < 10_000) requestAnimationFrame(look);
          else reject(new Error(`Nothing new: ${JSON.stringify(shown)}`));
        };
        look();
      }),
    before,
  );
  return view;
};

/** What a person does at one step, and what comes of it; nothing where there is nothing left to do. */
export const act = async (
  page: Page,
  hand: Hand,
  answers: DemoAnswers,
): Promise<ConnectorView | undefined> => {
  const view = await restingView(page);
  switch (view.step) {
    case 'properties': {
      for (const { name } of view.fields) {
        const answer = answers.properties[name];
        if (answer === undefined) continue;
        const type = await page.locator(input(name)).getAttribute('type');
        if (type === 'checkbox') {
          if (answer === 'true') await hand.check(page, name);
        } else if (type === 'datetime-local') {
          await page.locator(input(name)).fill(answer.slice(0, 19));
        } else await hand.enter(page, name, answer);
      }
      await hand.submit(page);
      break;
    }
    case 'apiKey':
      await hand.enter(page, 'key', answers.apiKey ?? '');
      await hand.submit(page);
      break;
    case 'basic':
      await hand.enter(page, 'username', answers.username ?? '');
      await hand.enter(page, 'password', answers.password ?? '');
      await hand.submit(page);
      break;
    case 'oauth': {
      const opened = page.waitForEvent('popup');
      await hand.submit(page);
      const popup = await opened;
      // Not every sign-in asks for leave: Cyclr itself may have all it needs.
      const closed = popup.waitForEvent('close').catch(() => undefined);
      const allowed = hand.allow(popup).catch((error) => {
        if (!popup.isClosed()) throw error;
      });
      await Promise.race([allowed, closed]);
      break;
    }
    default:
      return undefined;
  }
  return restingView(page, JSON.stringify(view));
};
