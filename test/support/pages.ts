import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type PageHost, withPageHost } from './page-host.js';

export interface Visit {
  readonly host: PageHost;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Goes to the test page with this query. */
  readonly open: (query: string, page?: Page) => Promise<void>;
  /** What the page complained of: errors, and breaches of its policy. */
  readonly complaints: readonly string[];
}

type HostOptions = Parameters<typeof withPageHost>[1];

/** A fresh host and a fresh browser profile for one test. */
export const visit = (
  browser: Browser,
  run: (visit: Visit) => Promise<void>,
  options: HostOptions = {},
): Promise<void> =>
  withPageHost(async (host) => {
    const context = await browser.newContext();
    context.setDefaultTimeout(10_000);
    // The compiler that runs the tests names the functions they send to the page.
    await context.addInitScript('globalThis.__name = (named) => named;');
    const complaints: string[] = [];
    context.on('weberror', (error) => complaints.push(error.error().message));
    context.on('console', (message) => {
      const ours = message.location().url.startsWith(host.url);
      if (message.type() === 'error' && ours) complaints.push(message.text());
    });
    try {
      const page = await context.newPage();
      const open = async (query: string, on: Page = page) => {
        await on.goto(`${host.url}/?${query}`);
      };
      await run({ host, context, page, open, complaints });
    } finally {
      await context.close();
    }
  }, options);

/** The step the test page's store is in, once it is this one. */
export const step = (page: Page, wanted: string): Promise<void> =>
  page
    .locator('output')
    .filter({ hasText: new RegExp(`^${wanted.replaceAll('.', '\\.')}$`) })
    .waitFor();

/** Clicks the button that starts the sign-in, and gives the window it opens. */
export const startInWindow = async (page: Page, button = 'Start'): Promise<Page> => {
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: button }).click();
  return opened;
};
