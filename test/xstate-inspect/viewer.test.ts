import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { arrives, signIn, states, watched } from './watched.js';

browserSuite('a flow in the viewer', (test) => {
  for (const protocol of ['stately', 'xstate']) {
    test(`every state of a sign-in is shown, in order, by the protocol ${protocol}`, ({
      browser,
    }) =>
      watched(browser, { id: 1005, protocol }, async ({ page, viewer, complaints }) => {
        await signIn(page);
        await arrives(viewer, 'authenticated');
        const entered = await page.evaluate(() => window.entered);
        assert.ok(entered.length >= 6);
        assert.equal(await states(viewer), entered);
        assert.equal(complaints, []);
      }));

    test(`what happened can be stepped back through, by the protocol ${protocol}`, ({ browser }) =>
      watched(browser, { id: 1005, protocol }, async ({ page, viewer }) => {
        await signIn(page);
        await arrives(viewer, 'authenticated');
        const chart = viewer.getByRole('img', { name: 'Statechart' });
        await viewer.getByRole('img', { name: /Active: authenticated\./ }).waitFor();
        await viewer
          .locator('.row.snapshot')
          .filter({ hasText: 'authenticating.oauth.signingIn' })
          .first()
          .click();
        await viewer
          .getByRole('img', { name: /Active: authenticating\.oauth\.signingIn\./ })
          .waitFor();
        await viewer.getByRole('button', { name: 'One step back' }).click();
        assert.not.match((await chart.getAttribute('aria-label')) ?? '', /Active: authenticated\./);
        await viewer.getByRole('button', { name: 'Live' }).click();
        await viewer.getByRole('img', { name: /Active: authenticated\./ }).waitFor();
      }));
  }
});
