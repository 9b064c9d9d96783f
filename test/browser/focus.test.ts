import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { restingView } from '../support/element-walk.js';
import { visit } from '../support/pages.js';

browserSuite('where the focus is', (test) => {
  test('an error at a field takes the focus there', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1001');
      await page.getByLabel('API key').focus();
      await page.keyboard.press('Enter');
      await page.getByText('This is required.').waitFor();
      const focused = await page.evaluate(() =>
        document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-invalid'),
      );
      assert.is(focused, 'true');
    }));

  test('the focus goes with the flow, step by step', ({ browser }) =>
    visit(browser, async ({ host, page, open }) => {
      const focused = () =>
        page.evaluate(() => {
          const active = document.activeElement?.shadowRoot?.activeElement;
          return active?.getAttribute('name') ?? active?.textContent;
        });
      await open('connector=1003');
      await restingView(page);
      await page.locator('input').first().focus();
      await page.keyboard.type('acme');
      await page.keyboard.press('Enter');
      await page.getByLabel('User name').waitFor();
      assert.is(await focused(), 'username');
      await page.keyboard.type('me@example.com');
      await page.keyboard.press('Tab');
      await page.keyboard.type('a password');
      const undo = host.sandbox.addFault({
        match: { method: 'PUT' },
        fault: { kind: 'status', status: 403 },
      });
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      assert.is(await focused(), 'Zendesk could not be connected');
      undo();
      await page.getByRole('button', { name: 'Try again' }).press('Enter');
      await page.getByRole('heading', { name: 'is connected' }).waitFor();
      assert.is(await focused(), 'Zendesk is connected');
    }));

  test('it takes no focus from the rest of the page', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('');
      await page.evaluate(() => {
        const input = document.createElement('input');
        document.body.append(input);
        input.focus();
        const element = document.createElement('cyclr-connector-auth');
        element.accountConnectorId = 1001;
        element.gatewayUrl = '/cyclr-auth';
        document.querySelector('main')?.append(element);
      });
      await restingView(page);
      assert.is(await page.evaluate(() => document.activeElement?.tagName), 'INPUT');
    }));
});
