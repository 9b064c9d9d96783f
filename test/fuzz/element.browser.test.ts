import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import type { ConnectorAuth, ConnectorView } from '../../src/index.js';
import { browserSuite } from '../support/chromium.js';
import { visit } from '../support/pages.js';
import { anyView } from './any/views.js';
import { fuzz } from './run.js';

/** What the element has made of a view. */
interface Drawn {
  readonly name: string;
  readonly labels: readonly string[];
  /** Elements that no template has, and addresses that are none. */
  readonly foreign: readonly string[];
  readonly hacked: boolean;
  /** What its form hands over when nothing was touched; nothing where it has none. */
  readonly submitted: string | undefined;
}

/** Shows the element a view and submits its form. The view goes over as text: not every string is a good one. */
const drawn = (page: Page, view: ConnectorView): Promise<Drawn> =>
  page.evaluate(async (text) => {
    const shown: ConnectorView = JSON.parse(text);
    let submitted: string | undefined;
    const take =
      () =>
      (...args: readonly unknown[]): void => {
        submitted = JSON.stringify(args);
      };
    const store: ConnectorAuth = {
      getView: () => shown,
      subscribe: (listener) => {
        listener(shown);
        return () => undefined;
      },
      submitMethod: take(),
      submitName: take(),
      submitProperties: take(),
      submitApiKey: take(),
      submitBasic: take(),
      startOAuth: take(),
      cancelOAuth: take(),
      submitTokens: take(),
      back: take(),
      retry: take(),
      cancel: take(),
      done: new Promise(() => undefined),
      stop: take(),
    };
    document.querySelector('cyclr-connector-auth')?.remove();
    const element = document.createElement('cyclr-connector-auth');
    element.store = store;
    document.body.append(element);
    await element.updateComplete;
    const root = element.shadowRoot;
    if (!root) throw new Error('Nothing was drawn.');
    root.querySelector('form')?.requestSubmit();
    const all = [...root.querySelectorAll('*')];
    const isForeign = (each: Element): boolean =>
      /^(script|svg|iframe|object|embed|style|base|meta|b)$/i.test(each.localName) ||
      [...each.attributes].some(({ name }) => name.startsWith('on')) ||
      (each instanceof HTMLAnchorElement && !/^https?:$/.test(each.protocol));
    await new Promise((resolve) => setTimeout(resolve));
    return {
      name: root.querySelector('[part="name"]')?.textContent ?? '',
      labels: [...root.querySelectorAll('label[part="label"]')].map(
        ({ textContent }) => textContent ?? '',
      ),
      foreign: all.filter(isForeign).map(({ outerHTML }) => outerHTML),
      hacked: 'hacked' in window,
      submitted,
    };
  }, JSON.stringify(view));

// A page that would let everything run: what holds it back has to be the element.
const open = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'";

browserSuite('the element, whatever it is shown', (test) => {
  test('shows it as text, runs nothing of it, and hands back what was not touched', ({ browser }) =>
    visit(
      browser,
      async ({ page, open: go, complaints }) => {
        await go('');
        await fuzz(
          'cyclr-connector-auth',
          { small: 60, night: 3_000, of: 'views' },
          [anyView],
          async (view) => {
            const told = complaints.length;
            const { name, labels, foreign, hacked, submitted } = await drawn(page, view);
            assert.not(hacked, 'a script has run');
            assert.equal(foreign, [], foreign.join());
            assert.is(name, view.connector?.name ?? '');
            assert.is(complaints.length, told, complaints.slice(told).join());
            if (view.step !== 'properties') return;
            const inOrder = [...view.fields].sort((a, b) => a.order - b.order);
            assert.is(labels.length, inOrder.length);
            // Beside it may stand that it is optional.
            for (const [nth, { label }] of inOrder.entries()) {
              assert.ok(labels[nth]?.startsWith(label), label);
            }
            const [values]: readonly unknown[] = JSON.parse(submitted ?? '[{}]');
            for (const { name: key, value } of view.fields) {
              if (value === undefined) continue;
              const handed = typeof values === 'object' && values ? Reflect.get(values, key) : '';
              assert.is(handed, value, `${key} was changed`);
            }
          },
        );
        assert.not(await page.evaluate(() => 'hacked' in window));
      },
      { policy: open },
    ));
});
