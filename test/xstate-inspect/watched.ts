import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { PageHost } from '../support/page-host.js';
import { startInWindow, step, visit } from '../support/pages.js';

/** Each page's script by the name of the page. */
const entries = {
  inspected: 'page.ts',
  receivers: 'receivers-page.ts',
  foreign4: 'foreign-page.ts',
  foreign5: '../viewer/foreign-page.ts',
};

const built = await build({
  entryPoints: Object.entries(entries).map(([out, path]) => ({
    in: fileURLToPath(new URL(path, import.meta.url)),
    out,
  })),
  outdir: '/',
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  write: false,
});
const scripts = new Map(built.outputFiles.map(({ path, text }) => [path, text]));

const types: Readonly<Record<string, string>> = {
  'index.html': 'text/html',
  'page.js': 'text/javascript',
  'viewer.css': 'text/css',
};

/** The viewer's static files, and the pages. */
export const more = (request: Request): Response | undefined => {
  const { pathname } = new URL(request.url);
  const html = (body: string) => new Response(body, { headers: { 'content-type': 'text/html' } });
  if (pathname.slice(1) in entries) {
    return html(
      `<!doctype html><title>Page</title><main></main><script type="module" src="${pathname}.js"></script>`,
    );
  }
  const script = scripts.get(pathname);
  if (script !== undefined) {
    return new Response(script, { headers: { 'content-type': 'text/javascript' } });
  }
  const file = /^\/viewer\/(.*)$/.exec(pathname)?.[1];
  const type = types[file || 'index.html'];
  if (file === undefined || type === undefined) return undefined;
  const path = new URL(`../../dist/pages/inspect/viewer/${file || 'index.html'}`, import.meta.url);
  return new Response(readFileSync(path), { headers: { 'content-type': type } });
};

export interface Watched {
  readonly host: PageHost;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly viewer: Page;
  /** Every message the viewer's window got, as it came. */
  readonly raw: () => Promise<string>;
  readonly complaints: readonly string[];
}

export interface Watching {
  readonly id: number;
  readonly protocol: string;
  /** Where the inspector opens. Default: the viewer. */
  readonly at?: string;
}

/** Keeps every message that a window of this profile gets. */
export const recordMessages = (context: BrowserContext) =>
  context.addInitScript(() => {
    const heard: string[] = [];
    addEventListener('message', ({ data }) => {
      heard.push(typeof data === 'string' ? data : JSON.stringify(data));
    });
    Object.assign(globalThis, { heard });
  });

/** A flow that has begun in a page, and the window in which its inspector shows it. */
export const watched = (
  browser: Browser,
  { id, protocol, at = '/viewer/' }: Watching,
  run: (watched: Watched) => Promise<void>,
) =>
  visit(
    browser,
    async ({ host, context, page, complaints }) => {
      await recordMessages(context);
      await page.goto(`${host.url}/inspected?store=${id}&protocol=${protocol}&at=${at}`);
      const viewer = await startInWindow(page, 'Watch');
      // It greets once it can hear: one of the protocols sends nothing before.
      await page.waitForFunction('heard.length >= 2');
      await page.getByRole('button', { name: 'Begin' }).click();
      await run({
        host,
        context,
        page,
        viewer,
        raw: () => viewer.evaluate('heard.join("\\n")'),
        complaints,
      });
    },
    { more },
  );

export const signIn = async (page: Page) => {
  await step(page, 'oauth.ready');
  const popup = await startInWindow(page);
  await popup.getByRole('button', { name: 'Allow' }).click();
  await step(page, 'authenticated');
};

/** The states of the root, as the viewer's log has them. */
export const states = async (viewer: Page): Promise<readonly string[]> => {
  const texts = await viewer
    .locator('.row.snapshot')
    .filter({ has: viewer.locator('.name', { hasText: 'connectorAuth' }) })
    .locator('.text')
    .allTextContents();
  return texts
    .map((text) => text.trim().replace(/ \(done\)$/, ''))
    .filter((text, index, all) => text !== all[index - 1]);
};

/** Waits until the viewer has shown the state, as messages take their time. */
export const arrives = (viewer: Page, state: string) =>
  viewer.locator('.row.snapshot .text').filter({ hasText: state }).last().waitFor();
