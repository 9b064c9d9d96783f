import type { Browser, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { startInWindow, visit } from '../support/pages.js';
import { more } from './watched.js';

/** A machine that is none of ours in the viewer, shown by its own package. */
const shown = (
  browser: Browser,
  path: string,
  run: (
    viewer: Page,
    tell: (event: string) => Promise<void>,
    complaints: readonly string[],
  ) => Promise<void>,
) =>
  visit(
    browser,
    async ({ host, page, complaints }) => {
      await page.goto(`${host.url}/${path}`);
      const viewer = await startInWindow(page, 'Watch');
      await viewer.locator('.actors .row').first().waitFor();
      const tell = (event: string) => page.evaluate((type) => window.tell(type), event);
      await run(viewer, tell, complaints);
    },
    { more },
  );

/** Regions are told in the order in which they were entered last. */
const active = (viewer: Page, ...states: readonly string[]) => {
  const either = [states, states.toReversed()].map((some) => some.join(', ')).join('|');
  return viewer
    .getByRole('img', { name: new RegExp(`Active: (${either.replaceAll('.', '\\.')})\\.$`) })
    .waitFor();
};

browserSuite('any machine in the viewer', (test) => {
  for (const path of ['foreign5?machine=player', 'foreign4']) {
    test(`regions and history, of ${path}`, ({ browser }) =>
      shown(browser, path, async (viewer, tell, complaints) => {
        await active(viewer, 'sound.on', 'tape.stopped');
        for (const [event, tape] of [
          ['MUTE', 'tape.stopped'],
          ['PLAY', 'tape.running.normal'],
          ['FAST', 'tape.running.fast'],
          ['STOP', 'tape.stopped'],
          ['PLAY', 'tape.running.fast'],
        ] as const) {
          await tell(event);
          await active(viewer, 'sound.off', tape);
        }
        const lit = await viewer.locator('.state.active > .name').allTextContents();
        assert.equal(lit.sort(), ['fast', 'off', 'player', 'running', 'sound', 'tape']);
        // The way there flashed: the line by which the machine came back to where it was.
        await viewer.locator('.edge.flash').first().waitFor({ state: 'attached' });
        assert.is(await viewer.locator('.state.history').count(), 1);
        assert.equal(complaints, []);
      }));
  }

  test('a machine of 150 states is shown where it is, and can be seen as a whole', ({ browser }) =>
    shown(browser, 'foreign5?machine=large', async (viewer, tell) => {
      await active(viewer, 'g0.s0');
      assert.is(await viewer.locator('.state').count(), 157);
      await tell('LEAP');
      await active(viewer, 'g3.s0');
      const state = viewer.locator('[data-state="large.g3.s0"] > .frame');
      const [box, stage] = [
        await state.boundingBox(),
        await viewer.locator('.chart').boundingBox(),
      ];
      if (!box || !stage) throw new Error('Nothing is shown.');
      assert.ok(box.height > 20, 'it can be read');
      assert.ok(box.y > stage.y && box.y + box.height < stage.y + stage.height, 'it is in view');
      await viewer.getByRole('button', { name: 'Whole chart' }).click();
      const small = await state.boundingBox();
      assert.ok(small && small.height < box.height);
    }));
});
