import type { Browser, Page } from 'playwright-core';
import { act, mouse, restingView } from './element-walk.js';
import type { PageHost } from './page-host.js';
import { visit } from './pages.js';

/** Looks at the element in each of its steps, and at what the steps may have besides. */
export const everyStep = async (browser: Browser, look: (page: Page) => Promise<void>) => {
  const going = (query: string, reach: (page: Page, host: PageHost) => Promise<unknown>) =>
    visit(browser, async ({ page, host, open }) => {
      await open(query);
      await reach(page, host);
      await look(page);
    });
  const submitEmpty = async (page: Page) => {
    await restingView(page);
    await mouse.submit(page);
    await page.locator('[part="field-error"]').first().waitFor();
  };
  await going('connector=1019', submitEmpty);
  await going('connector=1002', submitEmpty);
  await going('connector=1001', async (page, host) => {
    const undo = host.sandbox.addFault({ match: { method: 'PUT' }, fault: { kind: 'hang' } });
    await restingView(page);
    await page.getByLabel('API key').fill('k');
    await mouse.submit(page);
    await page.getByText('Saving…').first().waitFor();
    undo();
  });
  await going('connector=1003', async (page, host) => {
    await act(page, mouse, host.sandbox.demoAnswers(1003));
  });
  const signIn = async (page: Page) => {
    await restingView(page);
    await mouse.submit(page);
    await page.getByRole('button', { name: 'Cancel sign-in' }).waitFor();
  };
  await going('connector=1005', (page) => restingView(page));
  await going('connector=1005', signIn);
  await going('connector=1005&mode=link', signIn);
  await going('connector=1005', async (page) => {
    await page.clock.install();
    await page.reload();
    const opened = page.waitForEvent('popup');
    await signIn(page);
    await (await opened).close();
    await page.clock.runFor(60_000);
    await page.locator('[part="notice"]').waitFor();
  });
  await going('connector=1016', (page) => page.locator('[part="error"]').waitFor());
  await going('connector=1001', (page, host) => act(page, mouse, host.sandbox.demoAnswers(1001)));
  await going('connector=1001', async (page) => {
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
  });
  await going('', (page) =>
    page.evaluate(() => {
      document.querySelector('main')?.append(document.createElement('cyclr-connector-auth'));
    }),
  );
};
