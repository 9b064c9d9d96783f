import { type Either, isRight } from 'fp-ts/lib/Either.js';
import type { AuthError } from '../../src/domain/auth-error.js';
import { type Authorization, createGateway, type GatewayOptions } from '../../src/gateway/index.js';
import { type ConnectorApi, createGatewayClient } from '../../src/index.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { serve } from './page-host.js';
import { withSandbox } from './sandboxed.js';

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

/** What the host says of its user, beside who it is. */
export type Rights = Pick<Authorization, 'connectors' | 'may'>;

/** What the host has been told, and what it says of its user: both may change as the test goes on. */
export interface OverHttp {
  readonly sandbox: Sandbox;
  /** The browser's client. */
  readonly api: ConnectorApi;
  readonly told: number[];
}

/** Runs with a sandbox, a gateway on a port of its own and the browser's client of it: real HTTP all the way. */
export const overHttp = (
  run: (all: OverHttp) => Promise<void>,
  rights: Rights | (() => Rights) = {},
  options: SandboxOptions = {},
): (() => Promise<void>) =>
  withSandbox(async (sandbox) => {
    const { accountId, username } = sandbox;
    const told: number[] = [];
    const gateway = gatewayOf(sandbox, {
      authorize: () => ({
        accountId,
        username,
        ...(typeof rights === 'function' ? rights() : rights),
      }),
      onInstalled: (id) => {
        told.push(id);
      },
    });
    const server = await serve(gateway);
    const api = createGatewayClient({
      url: `${server.url}/cyclr-auth`,
      fetch: (input, init) =>
        fetch(input, {
          ...init,
          headers: { ...Object.fromEntries(new Headers(init?.headers)), ...fromPage },
        }),
    });
    try {
      await run({ sandbox, api, told });
    } finally {
      await server.close();
    }
  }, options);

/** Every route that needs a permission, and the one it needs. */
export const permitted = (id: number) =>
  [
    ['install', get('/installable?connector=201')],
    ['install', send('POST', '/connectors', anOrder('Another'))],
    ['installTemplate', send('POST', `/templates/${templateId}/install`, {})],
    ['verify', send('POST', `/connectors/${id}/verify`, { lookup: 701 })],
    ['deauthenticate', send('POST', `/connectors/${id}/deauthenticate`, {})],
    ['delete', send('DELETE', `/connectors/${id}`, {})],
  ] as const;

/** The template of the default seed: Pipedrive, Mailgun and Collections. */
export const templateId = '7b2e3d4c-0000-4000-8000-000000000001';

/** The body that installs Pipedrive. */
export const anOrder = (name: string, more: object = {}) => ({
  order: { releaseId: 201, name },
  known: [],
  ...more,
});

/** Where a fetch goes, its body left as it is. */
export const urlOf = (input: RequestInfo | URL): string =>
  input instanceof Request ? input.url : String(input);

/** An error as it may leave the host: Cyclr's status stays behind. */
export const withoutStatus = <A>(result: Either<AuthError, A>): Either<AuthError, A> => {
  if (isRight(result)) return result;
  const { status: _status, ...left } = result.left;
  return { ...result, left };
};
