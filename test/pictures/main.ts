import { mkdir } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { type Demo, startDemo } from '../../src/sandbox/demo/host.js';
import { launchChromium } from '../support/chromium.js';

// Takes the pictures of the docs from the running demo page: `npm run pictures`.

const folder = new URL('../../docs/pictures/', import.meta.url).pathname;

/** One step of the element: how to get there from a fresh flow. */
interface Picture {
  readonly name: string;
  readonly connector?: number;
  /** What the address asks for besides, or in place of a connector. */
  readonly query?: string;
  readonly element?: string;
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

const enterKey = async (page: Page, key: string) => {
  await page.locator('cyclr-connector-auth input[name="key"]').fill(key);
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
  { name: 'method', query: 'install=307' },
  { name: 'name', query: 'install=201' },
  {
    name: 'verifying',
    connector: 1001,
    query: 'verify',
    reach: async (page, demo) => {
      demo.sandbox.addFault({ match: { path: /triggers/ }, fault: { kind: 'hang' } });
      await enterKey(page, 'an example');
      await page.getByRole('progressbar', { name: 'Checking the connection…' }).waitFor();
    },
  },
  {
    name: 'refused',
    connector: 1001,
    query: 'verify',
    reach: async (page) => {
      await enterKey(page, 'an example');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'lookup',
    query: 'install=205',
    reach: async (page, demo) => {
      const { id = 0 } = demo.sandbox.connectors().at(-1) ?? {};
      await enterKey(page, demo.sandbox.demoAnswers(id).apiKey ?? '');
      await page.getByLabel('Base', { exact: true }).waitFor();
    },
  },
  { name: 'disconnect', query: 'disconnect=1015', element: 'cyclr-connector-disconnect' },
  { name: 'remove', query: 'remove=1015', element: 'cyclr-connector-disconnect' },
  {
    name: 'disconnected',
    query: 'disconnect=1015',
    element: 'cyclr-connector-disconnect',
    reach: async (page) => {
      await page.locator('[part~="destroy"]').click();
      await page.getByRole('heading', { name: 'Slack is disconnected' }).waitFor();
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

/** A template's three connectors, from the list to the end, one of them skipped and one refused on the way. */
const pictureAccount = async (context: BrowserContext, theme: string) => {
  demo.sandbox.reset();
  const page = await context.newPage();
  await page.goto(`${demo.url}?template=7b2e3d4c-0000-4000-8000-000000000002&verify`);
  const element = page.locator('cyclr-account-auth');
  const take = (name: string) => element.screenshot({ path: `${folder}${name}-${theme}.png` });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Begin').waitFor();
  await take('account-begin');
  await button('Begin').click();
  await page.getByRole('heading', { name: 'Connect Airtable' }).waitFor();
  await take('account-connector');
  await enterKey(page, 'airtable-demo-token');
  await page.locator('input[name="BaseId"]').fill('appSandboxTickets');
  await submit(page);
  const undo = demo.sandbox.addFault({ match: { path: /1003\/properties/ }, fault: refuse });
  await page.getByRole('heading', { name: 'Set up Zendesk' }).waitFor();
  await page.locator('input[name="Subdomain"]').fill('sandbox');
  await submit(page);
  await page.getByRole('heading', { name: 'Zendesk could not be connected' }).waitFor();
  await take('account-failed');
  await button('Skip this one').click();
  undo();
  await button('Sign in to Salesforce').waitFor();
  await button('Skip this one').click();
  await button('Leave it at that').waitFor();
  await take('account');
  await button('Try again: Zendesk').click();
  await page.locator('input[name="Subdomain"]').fill('sandbox');
  await submit(page);
  await page.locator('input[name="username"]').fill('agent@example.com');
  await page.locator('input[name="password"]').fill('an example');
  await submit(page);
  await button('Connect Salesforce').click();
  const opened = page.waitForEvent('popup');
  await button('Sign in to Salesforce').click();
  await (await opened).getByRole('button', { name: 'Allow' }).click();
  await element.getByText('Done', { exact: true }).waitFor();
  await take('account-done');
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
  for (const { name, connector, query = '', element: tag, mode = 'popup', reach } of pictures) {
    demo.sandbox.reset();
    const page = await context.newPage();
    const of = connector === undefined ? '' : `connector=${connector}&`;
    await page.goto(`${demo.url}?${of}mode=${mode}&${query}`);
    const element = page.locator(tag ?? 'cyclr-connector-auth');
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
