import * as assert from 'uvu/assert';
import { statePath } from '../../src/inspect/state-path.js';
import { browserSuite } from '../support/chromium.js';
import { step } from '../support/pages.js';
import { signIn, watched } from './watched.js';

interface Understood {
  readonly by: string;
  readonly type: string;
  readonly sessionId: string;
  readonly machine?: string;
  readonly name?: string;
  readonly parent?: string;
  readonly value?: unknown;
  readonly snapshot?: { readonly value?: unknown };
}

const withoutRepeats = (states: readonly string[]): readonly string[] =>
  states.filter((state, index) => state !== states[index - 1]);

browserSuite("the packages' own receivers", (test) => {
  for (const protocol of ['stately', 'xstate']) {
    test(`every state of a sign-in is understood, in order, by that of ${protocol}`, ({
      browser,
    }) =>
      watched(
        browser,
        { id: 1005, protocol, at: '/receivers' },
        async ({ page, viewer, complaints }) => {
          await signIn(page);
          await viewer.waitForFunction(
            () => window.understood.filter((told) => /"value":"authenticated"/.test(told)).length,
          );
          const understood = (await viewer.evaluate(() => window.understood)).map(
            (told): Understood => JSON.parse(told),
          );
          const root = understood.find(
            ({ machine, name }) => machine === 'connectorAuth' || name === 'connectorAuth',
          );
          const states = understood
            .filter(({ sessionId }) => sessionId === root?.sessionId)
            .flatMap(({ value, snapshot }) => value ?? snapshot?.value ?? []);
          assert.equal(
            withoutRepeats(states.map(statePath)),
            await page.evaluate(() => window.entered),
          );
          // Stately's protocol calls an actor by its id.
          const watch = understood.find(
            ({ machine, name }) => machine === 'authenticationWatch' || name === 'watch',
          );
          assert.ok(watch);
          if (protocol === 'xstate') assert.is(watch.parent, root?.sessionId);
          assert.equal(complaints, []);
        },
      ));
  }

  test('an event given to the classic receiver arrives at the actor', ({ browser }) =>
    watched(
      browser,
      { id: 1001, protocol: 'xstate', at: '/receivers' },
      async ({ page, viewer }) => {
        await step(page, 'apiKey');
        await viewer.evaluate(() => {
          const told = window.understood.find((text) => /"machine":"connectorAuth"/.test(text));
          const { sessionId } = JSON.parse(told ?? '{}');
          window.give(sessionId, { type: 'cancel' });
        });
        await step(page, 'cancelled');
      },
    ));
});
