import type { Page } from 'playwright-core';
import type { CanaryScan } from './canaries.js';

/** What can be seen in a page, by surface: every shadow root, what is in its inputs, its storages and addresses. */
const read = (page: Page): Promise<Readonly<Record<string, readonly string[]>>> =>
  page.evaluate(async () => {
    const dom: string[] = [document.documentElement.outerHTML];
    const inputs: string[] = ['(inputs)'];
    const views: string[] = ['(views)'];
    const roots: ParentNode[] = [document];
    for (let root = roots.pop(); root; root = roots.pop()) {
      if (root instanceof ShadowRoot) dom.push(root.innerHTML);
      for (const element of root.querySelectorAll('*')) {
        dom.push(element.outerHTML);
        if (
          element instanceof HTMLInputElement ||
          element instanceof HTMLTextAreaElement ||
          element instanceof HTMLSelectElement
        ) {
          inputs.push(element.value);
        }
        if ('view' in element) views.push(JSON.stringify(element.view) ?? '');
        if (element.shadowRoot) roots.push(element.shadowRoot);
      }
    }
    const databases = await indexedDB.databases().catch(() => []);
    return {
      DOM: dom,
      inputs,
      'page view': views,
      storage: [
        '(storage)',
        JSON.stringify({ ...localStorage }),
        JSON.stringify({ ...sessionStorage }),
        document.cookie,
        JSON.stringify(databases),
      ],
      URLs: [
        location.href,
        document.referrer,
        window.name,
        JSON.stringify(history.state),
        ...performance.getEntries().map(({ name }) => name),
      ],
    };
  });

/** Takes in the page as it stands. */
export const seePage = async (scan: CanaryScan, page: Page): Promise<void> => {
  for (const [surface, texts] of Object.entries(await read(page)))
    scan.see(surface, texts.join('\n'));
};

/** The surfaces of {@link seePage}. */
export const pageSurfaces = ['DOM', 'inputs', 'page view', 'storage', 'URLs'] as const;
