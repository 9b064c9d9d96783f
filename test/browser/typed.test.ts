import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { mouse } from '../support/element-walk.js';
import { visit } from '../support/pages.js';

browserSuite('what was typed', (test) => {
  test('in one step is not there in the next, though both are forms', ({ browser }) =>
    visit(browser, async ({ page, open, complaints }) => {
      await open('');
      // A way to Cyclr of the page's own: a pair, and before it a field nobody has to fill in.
      await page.evaluate(() => {
        const right =
          <A>(value: A) =>
          async () => ({ _tag: 'Right' as const, right: value });
        const never = () => () => new Promise<never>(() => undefined);
        const element = document.createElement('cyclr-connector-auth');
        element.accountConnectorId = 1;
        element.api = {
          fetchConnector: () =>
            right({
              id: 1,
              name: 'Paired',
              authenticated: false,
              authMethod: { kind: 'basic' },
              fields: [
                {
                  name: 'Region',
                  label: 'Region',
                  required: false,
                  sensitive: false,
                  type: 'text',
                  options: [],
                  order: 1,
                  isSet: false,
                },
              ],
              utility: false,
              release: { id: 1, name: 'Paired' },
            }),
          fetchInstallable: never,
          installConnector: never,
          setProperties: never,
          authenticate: never,
          verify: never,
          lookUp: never,
          startSignIn: never,
        };
        document.querySelector('main')?.append(element);
      });
      await page.getByLabel('User name').waitFor();
      await mouse.enter(page, 'username', 'jane@example.com');
      await page.getByRole('button', { name: 'Back' }).click();
      await page.getByLabel('Region').waitFor();
      assert.is(await page.getByLabel('Region').inputValue(), '');
      // Nothing but space is no value, so there is nothing to store and the pair is next.
      await mouse.enter(page, 'Region', '   ');
      await mouse.submit(page);
      await page.getByLabel('User name').waitFor();
      assert.is(await page.getByLabel('User name').inputValue(), '');
      assert.equal(complaints, []);
    }));
});
