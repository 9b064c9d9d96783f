import type { BrowserContext, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import type { ConnectorView } from '../../src/index.js';
import { canaryScan } from '../support/canaries.js';
import { canary } from '../support/canary-answers.js';
import { browserSuite } from '../support/chromium.js';
import { act, mouse, restingView } from '../support/element-walk.js';
import type { PageHost } from '../support/page-host.js';
import { pageSurfaces, seePage } from '../support/page-surfaces.js';
import { visit } from '../support/pages.js';

declare global {
  interface Window {
    /** Hands a state of the page to the test. */
    record(state: string): Promise<void>;
  }
}

/** Everything that goes to and comes from the host's own origin, and everything the page asks for. */
const recordTraffic = (context: BrowserContext, host: PageHost, page: Page) => {
  const heard: Promise<string>[] = [];
  const sent: string[] = [];
  page.on('request', (request) => {
    sent.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())}`);
  });
  context.on('response', (response) => {
    const url = response.url();
    if (!url.startsWith(host.url) || url.endsWith('/page.js')) return;
    heard.push(
      response.body().then(
        (body) => `${url}\n${body}`,
        // A redirect has no body; where it leads to is the window's own affair.
        () => url,
      ),
    );
  });
  return {
    sent: () => sent,
    heard: async () => (await Promise.all(heard)).join('\n'),
  };
};

/**
 * Records the page as it stands at each step, and whatever it says to the console: markup in every shadow root, the
 * values of its inputs, its storages, its cookies and its address.
 */
const recordPage = async (page: Page): Promise<readonly string[]> => {
  const states: string[] = [];
  page.on('console', (message) => states.push(message.text()));
  await page.exposeFunction('record', (state: string) => {
    states.push(state);
  });
  await page.addInitScript(recordSteps);
  return states;
};

/** Runs in the page. */
const recordSteps = () => {
  addEventListener('cyclr-step', (event) => {
    const parts = [location.href, JSON.stringify({ ...localStorage, ...sessionStorage })];
    const roots: ParentNode[] = [document];
    for (let root = roots.pop(); root; root = roots.pop()) {
      for (const element of root.querySelectorAll('*')) {
        parts.push(element.outerHTML);
        if (element instanceof HTMLInputElement) parts.push(element.value);
        if (element.shadowRoot) roots.push(element.shadowRoot);
      }
      if (root instanceof ShadowRoot) parts.push(root.innerHTML);
    }
    const view = document.querySelector('cyclr-connector-auth')?.view;
    const { detail } = event;
    parts.push(document.cookie, JSON.stringify({ view, detail }));
    void window.record(parts.join('\n'));
  });
};

/** Reads every token out of what Cyclr answers the gateway. */
const tapping = () => {
  const minted: string[] = [];
  const tap: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const body = await response.clone().text();
    for (const [, token] of body.matchAll(/"(?:access_token|Token)"\s*:\s*"([^"]+)"/g)) {
      if (token !== undefined) minted.push(token);
    }
    return response;
  };
  return { minted, tap };
};

const seeded = [
  ...[1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010],
  ...[1011, 1012, 1013, 1014, 1015, 1016, 1017, 1018, 1019, 1020],
];

/** Signs in without a pop-up. */
const signInBy = async (mode: string, context: BrowserContext, page: Page) => {
  const opened = mode === 'link' ? context.waitForEvent('page') : undefined;
  await mouse.submit(page);
  if (mode === 'link') await page.getByRole('link').click();
  await ((await opened) ?? page).getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'is connected' }).waitFor();
};

browserSuite('what a page sees', (test) => {
  for (const id of seeded) {
    for (const mode of [1004, 1005].includes(id) ? ['popup', 'redirect', 'link'] : ['popup']) {
      test(`neither a token nor, once submitted, a secret: ${id} by ${mode}`, ({ browser }) => {
        const { minted, tap } = tapping();
        return visit(
          browser,
          async ({ context, host, page, open }) => {
            const traffic = recordTraffic(context, host, page);
            const states = await recordPage(page);
            const answers = host.sandbox.demoAnswers(id);
            const typed = {
              ...answers,
              ...(answers.apiKey !== undefined && { apiKey: canary.key }),
              ...(answers.password !== undefined && { password: canary.password }),
            };
            const sensitive: string[] = [];
            await open(`connector=${id}&mode=${mode}`);
            for (let view: ConnectorView | undefined = await restingView(page); view; ) {
              if (view.step === 'properties') {
                for (const field of view.fields) {
                  const answer = typed.properties[field.name] ?? '';
                  if (field.sensitive && answer !== '') sensitive.push(answer);
                }
              }
              if (view.step === 'oauth' && mode !== 'popup') {
                await signInBy(mode, context, page);
                view = undefined;
              } else view = await act(page, mouse, typed);
            }
            const steps = states.flatMap((state) => /"step":"(\w+)"/.exec(state)?.[1] ?? []);
            assert.is(steps.at(-1), [1016, 1017, 1018].includes(id) ? 'failed' : 'authenticated');
            // Every header and address in which a token went to Cyclr says which it is.
            assert.ok(minted.length > 0);
            const { clientSecret } = host.sandbox;
            const scan = canaryScan([
              ...minted,
              ...sensitive,
              ...Object.values(canary),
              clientSecret,
            ]);
            scan.see('page', states.join('\n'));
            scan.see('traffic', await traffic.heard());
            // Addresses and headers; in redirect mode the page itself goes by way of Cyclr.
            const own = traffic.sent().filter((line) => line.includes(` ${host.url}`));
            scan.see('requests', own.join('\n'));
            await seePage(scan, page);
            scan.holdsNone('page', 'traffic', 'requests', ...pageSurfaces);
            assert.not.match([...states, await traffic.heard(), ...own].join('\n'), /AuthValue/i);
          },
          { tap },
        );
      });
    }
  }
});
