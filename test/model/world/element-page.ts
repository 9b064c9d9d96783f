import type { Browser, Page } from 'playwright-core';
import type { Control, Looked, Putting } from '../page/page.js';
import type { Spoilt } from './gate.js';
import type { GatedHost } from './gated-host.js';
import { until } from './until.js';

/** A page for one element, and the hand that works it. */
export interface ElementPage {
  readonly page: Page;
  readonly url: string;
  readonly put: (putting: Putting) => Promise<void>;
  readonly spoil: (answer: Spoilt) => Promise<void>;
  readonly look: () => Promise<Omit<Looked, 'taken'>>;
  /** Every text in which the flow shows something since it was asked last, by surface. */
  readonly texts: () => Promise<Readonly<Record<string, readonly string[]>>>;
  /** What the page has written to its console so far, and what it has thrown. */
  readonly logged: () => readonly string[];
  /** The transitions that the flow had told of when it was looked at last. */
  readonly taken: () => readonly string[];
  /** Moves the page's clock by so many ms. */
  readonly advance: (ms: number) => Promise<void>;
  /** The window or tab that was opened last. */
  readonly opened: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Loads a page anew for each element, one after another. */
export interface ElementPages {
  readonly host: GatedHost;
  /** @param blocked the browser blocks every window */
  readonly open: (options?: { readonly blocked?: boolean }) => Promise<ElementPage>;
}

/** In one window of one profile: a new one takes longer than most flows. */
export const elementPages = async (browser: Browser, host: GatedHost): Promise<ElementPages> => {
  const context = await browser.newContext();
  context.setDefaultTimeout(10_000);
  // The compiler that runs the tests names the functions they send to the page.
  await context.addInitScript('globalThis.__name = (named) => named;');
  const page = await context.newPage();
  await page.clock.install();
  let last: Page | undefined;
  context.on('page', (opened) => {
    last = opened;
  });
  let logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  page.on('pageerror', ({ message, stack }) => logged.push(message, stack ?? ''));
  let taken: readonly string[] = [];
  const url = `${host.url}/`;

  const open: ElementPages['open'] = async ({ blocked = false } = {}) => {
    last = undefined;
    logged = [];
    await page.goto(url);
    await page.evaluate((blocks) => {
      sessionStorage.clear();
      localStorage.clear();
      if (blocks) window.open = () => null;
    }, blocked);
    return {
      page,
      url,
      put: (putting) => page.evaluate((each) => window.model.put(each), putting),
      spoil: (answer) => page.evaluate((due) => window.model.spoil(due), answer),
      look: async () => {
        const looked = await page.evaluate(() => window.model.look());
        if (!looked) throw new Error('There is no element in the page.');
        const { taken: told, ...seen } = looked;
        taken = told;
        return seen;
      },
      texts: () => page.evaluate(() => window.model.texts()),
      logged: () => logged,
      taken: () => taken,
      advance: (ms) => page.clock.fastForward(ms),
      opened: async () => {
        await until(() => last !== undefined && !last.isClosed());
        if (!last) throw new Error('No window has been opened.');
        return last;
      },
      close: async () => {
        // The flow ends with its element.
        await page.evaluate(() => document.querySelector('main')?.replaceChildren());
        host.wait(undefined);
        for (const other of context.pages()) if (other !== page) await other.close();
        await context.clearCookies();
      },
    };
  };
  return { host, open };
};

/** Whether there is a button with this part, beside those that hand a form in. */
export const hasButton = (controls: readonly Control[], part: string): boolean =>
  controls.some(({ type, parts }) => type === 'button' && parts.includes(part));

/** What can be typed or chosen, and what is there already, in order. */
export const inputsIn = (controls: readonly Control[]): readonly string[] =>
  controls
    .filter(({ kind }) => kind === 'input')
    .map(({ name, value }) => `${name}: ${value}`)
    .sort();

/** Clicks at the sign-in page that the user allows it; not every sign-in asks. */
export const allow = async (on: Page): Promise<void> => {
  const end = on.waitForEvent('close').catch(() => undefined);
  const button = on.getByRole('button', { name: 'Allow' });
  await Promise.race([button.click().catch(() => undefined), end]);
};
