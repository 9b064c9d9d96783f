import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { restingView } from '../support/element-walk.js';
import { everyStep } from '../support/every-step.js';
import { visit } from '../support/pages.js';

interface Styled {
  /** The names of all parts that are there. */
  readonly parts: readonly string[];
  /** Elements that no host could style. */
  readonly bare: readonly string[];
}

const styled = (page: Page): Promise<Styled> =>
  page.evaluate(() => {
    const root = document.querySelector('cyclr-connector-auth')?.shadowRoot;
    const all = [...(root?.querySelectorAll('*:not(style)') ?? [])];
    return {
      parts: all.flatMap((element) => [...element.part]),
      bare: all
        .filter((element) => element.part.length === 0 && !element.closest('datalist'))
        .map((element) => element.outerHTML),
    };
  });

/** The parts the documentation names. */
const documented = async (): Promise<readonly string[]> => {
  const text = await readFile(new URL('../../docs/web.md', import.meta.url), 'utf8');
  const list = /Parts: (.*?)\. /s.exec(text)?.[1] ?? '';
  return [...list.matchAll(/`([\w-]+)`/g)].flatMap(([, name]) => name ?? []);
};

browserSuite('the looks of the element', (test) => {
  test('every part of every step can be styled, by a name that is documented', async ({
    browser,
  }) => {
    const seen = new Set<string>();
    await everyStep(browser, async (page) => {
      const { parts, bare } = await styled(page);
      assert.equal(bare, []);
      for (const part of parts) seen.add(part);
    });
    // The choices of an app that is installed.
    await visit(browser, async ({ page, open }) => {
      await open('install=HubSpot');
      await page.getByRole('radiogroup').waitFor();
      for (const part of (await styled(page)).parts) seen.add(part);
    });
    // How a test of the connection ended; this element tests none by itself.
    const expected = (await documented()).filter((name) => !['yes', 'no'].includes(name));
    assert.equal([...seen].sort(), [...expected].sort());
  });

  test('a colour can be set from outside, and a part', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1001');
      await restingView(page);
      const colours = await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`
          cyclr-connector-auth { --cyclr-accent: rgb(1 2 3); }
          cyclr-connector-auth::part(submit) { color: rgb(4 5 6); }`);
        document.adoptedStyleSheets.push(sheet);
        const button = document
          .querySelector('cyclr-connector-auth')
          ?.shadowRoot?.querySelector('[part~="submit"]');
        const { backgroundColor, color } = getComputedStyle(button ?? document.body);
        return [backgroundColor, color];
      });
      assert.equal(colours, ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']);
    }));

  test('from right to left the sides change, and an English sentence still ends at its end', ({
    browser,
  }) =>
    visit(browser, async ({ page, open }) => {
      const look = async (dir: string) => {
        await open('connector=1002');
        await page.evaluate((way) => {
          document.documentElement.dir = way;
        }, dir);
        await restingView(page);
        return page.evaluate(() => {
          const root = document.querySelector('cyclr-connector-auth')?.shadowRoot;
          const at = (part: string) => {
            const element = root?.querySelector(`[part~="${part}"]`);
            return element?.getBoundingClientRect() ?? new DOMRect();
          };
          const walker = document.createTreeWalker(
            root?.querySelector('[part="description"]') ?? document,
            NodeFilter.SHOW_TEXT,
          );
          const text = walker.nextNode() ?? document;
          const place = (from: number) => {
            const range = document.createRange();
            range.setStart(text, from);
            range.setEnd(text, from + 1);
            return range.getBoundingClientRect().x;
          };
          return {
            iconFirst: at('icon').x < at('name').x,
            submitFirst: at('submit').x < at('cancel').x,
            pointLast: place((text.textContent?.length ?? 1) - 1) > place(0),
            nextToIcon: Math.abs(at('icon').x - place(0)) < 300,
          };
        });
      };
      const rest = { pointLast: true, nextToIcon: true };
      assert.equal(await look('ltr'), { iconFirst: true, submitFirst: true, ...rest });
      assert.equal(await look('rtl'), { iconFirst: false, submitFirst: false, ...rest });
    }));

  test('every text can be replaced, also what a key is called by default', ({ browser }) =>
    visit(browser, async ({ page, open }) => {
      await open('connector=1001');
      await restingView(page);
      await page.evaluate(() => {
        const element = document.querySelector('cyclr-connector-auth');
        if (!element) return;
        element.messages = {
          apiKeyTitle: (name) => `${name} verbinden`,
          apiKeyLabel: (label) => (label === 'API key' ? 'API-Schlüssel' : label),
          connect: () => 'Verbinden',
          cancel: () => 'Abbrechen',
          fieldError: (error, { label }) => `${label} fehlt (${error})`,
        };
      });
      await page.getByRole('heading', { name: 'Pipedrive verbinden' }).waitFor();
      await page.getByRole('button', { name: 'Verbinden' }).click();
      await page.getByText('API-Schlüssel fehlt').waitFor();
      assert.is(await page.getByLabel('API-Schlüssel').count(), 1);
    }));
});
