import { createGateway, type GatewayOptions } from '../../src/gateway/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';

export const origin = 'https://host.example';
export const base = `${origin}/cyclr-auth`;

/** An id of an attempt, as a page makes it. */
export const attemptId = 'AAAAAAAAAAAAAAAAAAAAAA';

/** A gateway to the sandbox, for its first account unless told otherwise. Retries come at once. */
export const gatewayOf = (sandbox: Sandbox, options: Partial<GatewayOptions> = {}) => {
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  return createGateway({
    cyclr: { apiUrl, serviceUrl, clientId, clientSecret, retry: { delay: 0 } },
    authorize: () => ({ accountId, username }),
    secret: 'a gateway secret of at least thirty-two characters',
    ...options,
  });
};

type Headers = Readonly<Record<string, string>>;

export const fromPage: Headers = { 'sec-fetch-site': 'same-origin' };
export const visiting: Headers = {
  ...fromPage,
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};

export const get = (path: string, headers: Headers = {}): Request =>
  new Request(`${base}${path}`, { headers });

export const send = (
  method: string,
  path: string,
  body: unknown,
  headers: Headers = fromPage,
): Request =>
  new Request(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

export const startPath = (id: number, query: Readonly<Record<string, string>> = {}): string =>
  `/connectors/${id}/oauth/start?${new URLSearchParams({ attempt: attemptId, ...query })}`;

/** Where Cyclr is told to send the browser in the end: the landing page with the signed attempt. */
export const landingOf = (started: Response): URL => {
  const location = new URL(started.headers.get('location') ?? '');
  return new URL(location.searchParams.get('targetOrigin') ?? '');
};
