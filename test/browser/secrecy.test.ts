import type { BrowserContext, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { browserSuite } from '../support/chromium.js';
import { mouse, restingView } from '../support/element-walk.js';
import type { PageHost } from '../support/page-host.js';
import { visit } from '../support/pages.js';

const canaries = {
  key: 'canary-key-1f9d',
  password: 'canary-password-77c2',
};

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
    sent: () => sent.join('\n'),
    heard: async () => (await Promise.all(heard)).join('\n'),
  };
};

/** The page as it stands: markup in every shadow root, the values of its inputs, its storages and address. */
const pageState = (page: Page): Promise<string> =>
  page.evaluate(() => {
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
    const element = document.querySelector('cyclr-connector-auth');
    return [...parts, JSON.stringify(element?.view), document.cookie].join('\n');
  });

/** The tokens Cyclr has given out: every header and address in which one went to it says which. */
const tokens = (minted: readonly string[]): readonly string[] => {
  assert.ok(minted.length > 0);
  return minted;
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

const holdsNone = (text: string, secrets: readonly string[], where: string): void => {
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret), btoa(secret)]) {
      assert.not.ok(text.includes(form), `${where} holds ${secret}`);
    }
  }
  assert.not.match(text, /AuthValue/i);
};

browserSuite('what a page sees', (test) => {
  for (const id of [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1012]) {
    for (const mode of ['popup', 'redirect', 'link']) {
      if (mode !== 'popup' && ![1004, 1005].includes(id)) continue;
      test(`neither a token nor, once submitted, a secret: ${id} by ${mode}`, ({ browser }) => {
        const { minted, tap } = tapping();
        return visit(
          browser,
          async ({ context, host, page, open }) => {
            const traffic = recordTraffic(context, host, page);
            const states: string[] = [];
            const sensitive: string[] = [];
            await open(`connector=${id}&mode=${mode}`);
            let view = await restingView(page);
            for (let steps = 0; view.step !== 'authenticated' && steps < 6; steps++) {
              const before = JSON.stringify(view);
              if (view.step === 'properties') {
                for (const field of view.fields) {
                  const answer = host.sandbox.demoAnswers(id).properties[field.name] ?? '';
                  if (field.sensitive && answer !== '') sensitive.push(answer);
                  await page.locator(`input[name="${field.name}"]`).fill(answer);
                }
                await mouse.submit(page);
              } else if (view.step === 'apiKey') {
                await page.getByLabel(view.label).fill(canaries.key);
                await mouse.submit(page);
              } else if (view.step === 'basic') {
                await page.getByLabel('User name').fill('agent@example.com');
                await page.getByLabel('Password').fill(canaries.password);
                await mouse.submit(page);
              } else if (view.step === 'oauth') {
                const opened = mode === 'redirect' ? undefined : context.waitForEvent('page');
                await mouse.submit(page);
                if (mode === 'link') await page.getByRole('link').click();
                const popup = opened ? await opened : page;
                const closed = popup.waitForEvent('close').catch(() => undefined);
                await Promise.race([
                  popup
                    .getByRole('button', { name: 'Allow' })
                    .click()
                    .catch(() => undefined),
                  ...(mode === 'popup' ? [closed] : []),
                ]);
                if (mode === 'redirect') await page.waitForURL(`${host.url}/**`);
              }
              view = await restingView(page, before);
              states.push(await pageState(page));
            }
            assert.is(view.step, 'authenticated');
            states.push(await pageState(page));
            const given = tokens(minted);
            const shown = [...states, await traffic.heard()].join('\n');
            const all = [
              ...given,
              ...sensitive,
              ...Object.values(canaries),
              host.sandbox.clientSecret,
            ];
            holdsNone(shown, all, 'the page');
            // Addresses and headers; in redirect mode the page itself goes by way of Cyclr.
            const own = traffic
              .sent()
              .split('\n')
              .filter((line) => line.includes(` ${host.url}`))
              .join('\n');
            holdsNone(own, all, 'a request');
          },
          { tap },
        );
      });
    }
  }
});
