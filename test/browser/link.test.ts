import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { step, visit } from '../support/pages.js';

browserSuite('sign-in by a link', (test) => {
  for (const query of ['store=1004&mode=link', 'store=1015&reauthenticate&mode=link']) {
    test(`the page notices the end of what the link led to: ${query}`, ({ browser }) =>
      visit(browser, async ({ context, page, open, complaints }) => {
        await open(query);
        await page.getByRole('button', { name: 'Start' }).click();
        await step(page, 'oauth.signingIn');
        const opened = context.waitForEvent('page');
        await page.getByRole('link').click();
        const tab = await opened;
        await tab.getByRole('button', { name: 'Allow' }).click();
        await step(page, 'authenticated');
        assert.equal(complaints, []);
      }));
  }
});
