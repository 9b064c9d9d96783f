import { isAuthError, linkDriver, type OAuthDriver, Secret } from '../../src/index.js';
import { elsewhere } from './faults.js';

const mostRedirects = 12;

const attributeOf = (html: string, name: string): string | undefined =>
  new RegExp(`${name}="([^"]*)"`)
    .exec(html)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Visits an address: follows redirects, and consents on the app's page. @returns the page it ends on */
const visit = async (
  fetch: typeof globalThis.fetch,
  address: string,
  signal: AbortSignal,
): Promise<string> => {
  let url = address;
  let body: URLSearchParams | undefined;
  for (let hop = 0; hop < mostRedirects; hop += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: { 'x-visit': 'yes' },
      ...(body && { method: 'POST', body }),
    });
    body = undefined;
    const next = response.headers.get('location');
    if (next !== null) {
      // Followed as soon as its head is there, whatever becomes of the rest.
      void response.body?.cancel().catch(() => undefined);
      // Where somebody else's redirect leads to is nothing that this product could have a say in.
      if (new URL(next, url).pathname === elsewhere) return '';
      url = new URL(next, url).href;
      continue;
    }
    const page = await response.text();
    const request = attributeOf(page, 'name="request" value');
    if (request === undefined) return page;
    body = new URLSearchParams({ request, decision: 'allow' });
    url = new URL('/authorize/decide', url).href;
  }
  return '';
};

/** Where a user signs in, and what the flow is told of it. */
export interface SignInPlace {
  readonly driver: OAuthDriver;
  /** The user goes through with it. @returns whether the flow has been told of its end */
  readonly follow: (url: string) => Promise<boolean>;
}

/**
 * A window that does what a browser does, and tells the page what the gateway's landing page tells.
 *
 * @param patience how long its user looks at a blank page, in ms
 */
export const signInWindow = (fetch: typeof globalThis.fetch, patience: number): SignInPlace => {
  let current:
    | { readonly attempt: string; readonly tell: Parameters<OAuthDriver>[0]['signal'] }
    | undefined;
  let closing = new AbortController();
  return {
    driver: ({ page, signal }) => {
      const known = page?.();
      const window = new AbortController();
      closing = window;
      if (known) {
        current = { attempt: known.attempt, tell: signal };
        signal({ type: 'link', url: Secret.of(known.url) });
      }
      return () => window.abort();
    },
    follow: async (url) => {
      // A navigation that fails shows the browser's own page, and tells nobody.
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(patience)]);
      const end = await visit(fetch, url, signal).catch(() => '');
      // It is the page's script that tells, at its end.
      const message = end.includes('</script>') ? attributeOf(end, 'data-message') : undefined;
      const told: unknown = JSON.parse(message ?? 'null');
      if (typeof told !== 'object' || told === null || !('attempt' in told)) return false;
      if (!current || told.attempt !== current.attempt) return false;
      current.tell(
        'error' in told && isAuthError(told.error)
          ? { type: 'failed', error: told.error }
          : { type: 'landed' },
      );
      return true;
    },
  };
};

/** A link that is followed, and a landing page of the host's own. */
export const hostedLink = (landing: string): SignInPlace => {
  const waiting = new Set<() => void>();
  return {
    driver: linkDriver({
      landing: () => ({
        url: landing,
        onArrival: (arrived) => {
          waiting.add(arrived);
          return () => waiting.delete(arrived);
        },
      }),
    }),
    follow: async (url) => {
      await visit(globalThis.fetch, url, new AbortController().signal);
      for (const arrived of [...waiting]) arrived();
      return true;
    },
  };
};
