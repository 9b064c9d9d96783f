import { mkdir } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { type Demo, startDemo } from '../../src/sandbox/demo/host.js';
import { launchChromium } from '../support/chromium.js';

// Takes the pictures of the docs from the running demo page: `npm run pictures`.

const folder = new URL('../../docs/pictures/', import.meta.url).pathname;

/** One step of the element: how to get there from a fresh flow. */
interface Picture {
  readonly name: string;
  readonly connector: number;
  readonly mode?: 'popup' | 'redirect' | 'link';
  readonly reach?: (page: Page, demo: Demo) => Promise<unknown>;
}

const submit = (page: Page) => page.locator('cyclr-connector-auth [part~="submit"]').click();

const fillProperties = async (page: Page, demo: Demo, id: number) => {
  for (const [name, value] of Object.entries(demo.sandbox.demoAnswers(id).properties)) {
    await page.locator(`cyclr-connector-auth input[name="${name}"]`).fill(value);
  }
  await submit(page);
};

const refuse = { kind: 'status', status: 403 } as const;

const pictures: readonly Picture[] = [
  { name: 'properties', connector: 1002 },
  {
    name: 'properties-errors',
    connector: 1002,
    reach: async (page) => {
      await submit(page);
      await page.getByText('This is required.').first().waitFor();
    },
  },
  { name: 'api-key', connector: 1001 },
  {
    name: 'basic',
    connector: 1003,
    reach: async (page, demo) => {
      await fillProperties(page, demo, 1003);
      await page.getByLabel('Password', { exact: true }).waitFor();
    },
  },
  {
    name: 'saving',
    connector: 1001,
    reach: async (page, demo) => {
      demo.sandbox.addFault({ match: { method: 'PUT' }, fault: { kind: 'hang' } });
      await page.getByLabel('API key', { exact: true }).fill('an example');
      await submit(page);
      await page.getByRole('progressbar').waitFor();
    },
  },
  { name: 'oauth-ready', connector: 1005 },
  {
    name: 'oauth-waiting',
    connector: 1005,
    reach: async (page) => {
      await submit(page);
      await page.getByRole('button', { name: 'Cancel sign-in' }).waitFor();
    },
  },
  {
    name: 'oauth-link',
    connector: 1005,
    mode: 'link',
    reach: async (page) => {
      await submit(page);
      await page.getByRole('link').waitFor();
    },
  },
  {
    name: 'authenticated',
    connector: 1001,
    reach: async (page, demo) => {
      await page
        .getByLabel('API key', { exact: true })
        .fill(demo.sandbox.demoAnswers(1001).apiKey ?? '');
      await submit(page);
      await page.getByRole('heading', { name: 'is connected' }).waitFor();
    },
  },
  {
    name: 'failed',
    connector: 1001,
    reach: async (page, demo) => {
      demo.sandbox.addFault({ match: { method: 'PUT' }, fault: refuse });
      await page.getByLabel('API key', { exact: true }).fill('an example');
      await submit(page);
      await page.getByRole('button', { name: 'Try again' }).waitFor();
    },
  },
  {
    name: 'cancelled',
    connector: 1001,
    reach: async (page) => {
      await page.locator('cyclr-connector-auth [part~="cancel"]').click();
      await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
    },
  },
];

/** A sign-in as the viewer shows it, watched from the demo page. */
const pictureViewer = async (context: BrowserContext, theme: string) => {
  demo.sandbox.reset();
  const page = await context.newPage();
  await page.goto(`${demo.url}?connector=1005`);
  const opened = page.waitForEvent('popup');
  await page.locator('[data-viewer]').click();
  const viewer = await opened;
  await viewer.setViewportSize({ width: 1440, height: 900 });
  const popup = page.waitForEvent('popup');
  await page.locator('cyclr-connector-auth [part~="submit"]').click();
  await (await popup).getByRole('button', { name: 'Allow' }).waitFor();
  await viewer.getByRole('img', { name: /Active: authenticating\.oauth\.signingIn\./ }).waitFor();
  await viewer.screenshot({ path: `${folder}viewer-${theme}.png` });
};

/** The list of an account, one skipped and one done, and a connector at hand. */
const pictureAccount = async (context: BrowserContext, theme: string) => {
  demo.sandbox.reset();
  const page = await context.newPage();
  await page.goto(`${demo.url}?account`);
  const element = page.locator('cyclr-account-auth');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('button', { name: 'Skip this one' }).click();
  await page.getByRole('heading', { name: 'Set up Mailgun' }).waitFor();
  await fillProperties(page, demo, 1002);
  await page.getByLabel('API key', { exact: true }).fill('an example');
  await element.screenshot({ path: `${folder}account-connector-${theme}.png` });
  await submit(page);
  await page.getByRole('heading', { name: 'Set up Zendesk' }).waitFor();
  await page.getByRole('button', { name: 'Show the list' }).click();
  await element.screenshot({ path: `${folder}account-${theme}.png` });
};

await mkdir(folder, { recursive: true });
const browser = await launchChromium();
const demo = await startDemo();
for (const theme of ['light', 'dark'] as const) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  for (const { name, connector, mode = 'popup', reach } of pictures) {
    demo.sandbox.reset();
    const page = await context.newPage();
    await page.goto(`${demo.url}?connector=${connector}&mode=${mode}`);
    const element = page.locator('cyclr-connector-auth');
    await element.locator('[data-title]').waitFor();
    await element.locator('[part="header"]').waitFor();
    await reach?.(page, demo);
    await element.screenshot({ path: `${folder}${name}-${theme}.png` });
    if (name === 'oauth-waiting') await page.screenshot({ path: `${folder}demo-${theme}.png` });
    for (const opened of context.pages()) await opened.close();
  }
  await pictureViewer(context, theme);
  await pictureAccount(context, theme);
  await context.close();
}
await browser.close();
await demo.close();
