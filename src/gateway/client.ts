import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import type * as t from '#io-ts';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import type { ConnectorApi, RequestOptions, SignInPage } from '../domain/connector-api.js';
import { Secret } from '../domain/secret.js';
import { routes } from './routes.js';
import {
  Connector,
  Connectors,
  CredentialsRequest,
  Failure,
  PropertiesRequest,
  StoredProperties,
} from './wire.js';

export interface GatewayClientOptions {
  /** Where the gateway is mounted: an absolute URL, or in a page a path such as `/cyclr-auth`. */
  readonly url: string;
  /** For a request and the whole of its answer, in ms. Default: 60,000, as the gateway itself may try again. */
  readonly timeout?: number;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

interface GatewayRequest<A> extends RequestOptions {
  readonly stage: Stage;
  readonly path: string;
  readonly answer: t.Decoder<unknown, A>;
  readonly method?: 'POST' | 'PUT';
  readonly body?: unknown;
}

/** 16 random bytes, in letters that need no escaping. */
const randomAttempt = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** An answer that is not the gateway's own, such as a proxy's in front of it, still has a status. */
const errorOf = (status: number, stage: Stage): AuthError => {
  if (status === 401) return authError('unauthorized', stage, { status });
  if (status === 403) return authError('forbidden', stage, { status });
  if (status === 429) return authError('rateLimited', stage, { status });
  return authError(status >= 500 ? 'server' : 'badResponse', stage, { status });
};

const send =
  (root: string, { timeout = 60_000, fetch = globalThis.fetch }: GatewayClientOptions) =>
  <A>({ stage, path, answer, method, body, signal }: GatewayRequest<A>): TaskEither<AuthError, A> =>
  async () => {
    const limit = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(`${root}${path}`, {
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        ...(method && { method }),
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
        // The host's own session tells the gateway who asks, also where it is of another origin.
        credentials: 'include',
        cache: 'no-store',
        redirect: 'error',
      });
      const read: unknown = await response.json().catch((error: unknown) => {
        // Anything but bad JSON is a body that did not arrive.
        if (!(error instanceof SyntaxError)) throw error;
      });
      if (response.ok) return E.mapLeft(() => authError('badResponse', stage))(answer.decode(read));
      const failure = Failure.decode(read);
      return E.left(
        E.isRight(failure) ? { ...failure.right.error, stage } : errorOf(response.status, stage),
      );
    } catch {
      return E.left(authError(limit.aborted ? 'timeout' : 'network', stage));
    }
  };

/**
 * The way to Cyclr for a web page, through a gateway of the host's own. It holds no token and sees none.
 *
 * @returns the port; every method ends in an `AuthError` or a value, and never throws
 * @throws TypeError when `url` is no http(s) URL
 *
 * @example
 * const auth = createConnectorAuth({
 *   api: createGatewayClient({ url: '/cyclr-auth' }),
 *   accountConnectorId: 42,
 * });
 */
export const createGatewayClient = (options: GatewayClientOptions): ConnectorApi => {
  const base = new URL(options.url, globalThis.document?.baseURI);
  if (!/^https?:$/.test(base.protocol))
    throw new TypeError('createGatewayClient: url must be http(s)');
  base.search = base.hash = '';
  base.pathname = base.pathname.replace(/\/+$/, '');
  const root = base.href.replace(/\/$/, '');
  const request = send(root, options);

  const signInPage = (id: number, { returnUrl }: { returnUrl?: string } = {}): SignInPage => {
    const attempt = randomAttempt();
    const query = new URLSearchParams({ attempt, ...(returnUrl && { return: returnUrl }) });
    return { attempt, url: `${root}${routes.oauthStart(id)}?${query}`, origin: base.origin };
  };

  return {
    listConnectors: (options) =>
      request({ stage: 'fetchConnector', path: routes.connectors, answer: Connectors, ...options }),
    fetchConnector: (id, options) =>
      request({
        stage: 'fetchConnector',
        path: routes.connector(id),
        answer: Connector,
        ...options,
      }),
    setProperties: (id, changes, { readFirst = false, signal } = {}) =>
      request({
        stage: 'setProperties',
        method: 'POST',
        path: routes.properties(id),
        body: PropertiesRequest.encode({ changes, readFirst }),
        answer: StoredProperties,
        ...(signal && { signal }),
      }),
    authenticate: (id, credentials, options) =>
      request({
        stage: 'authenticating',
        method: 'PUT',
        path: routes.credentials(id),
        body: CredentialsRequest.encode(credentials),
        answer: Connector,
        ...options,
      }),
    signInPage,
    startSignIn: (id, link) => async () => E.right({ url: Secret.of(signInPage(id, link).url) }),
  };
};
