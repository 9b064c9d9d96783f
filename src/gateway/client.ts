import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { identity } from '#fp-ts/function';
import { Schemable } from '#io-ts/Guard';
import { interpreter } from '#io-ts/Schema';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import type { ConnectorApi, RequestOptions, SignInPage } from '../domain/connector-api.js';
import { installedPerhaps } from '../domain/install.js';
import { Secret } from '../domain/secret.js';
import { routes } from './routes.js';
import * as answers from './wire/answers.js';
import { credentialsBody, propertiesBody } from './wire/bodies.js';
import { isFailure } from './wire/failure.js';
import type { Schema } from './wire/schema.js';

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
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly answer: Schema<A>;
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** What to make of an answer that is not the gateway's, or did not come: it may have been done. */
  readonly lost?: (error: AuthError) => AuthError;
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

const guard = interpreter(Schemable);

/** io-ts throws at a variant that is named like a member of every object. */
const fits = <A>(answer: Schema<A>, read: unknown): read is A => {
  try {
    return guard(answer).is(read);
  } catch {
    return false;
  }
};

const send =
  (root: string, { timeout = 60_000, fetch = globalThis.fetch }: GatewayClientOptions) =>
  <A>({
    stage,
    path,
    query = {},
    answer,
    method,
    body,
    lost = identity,
    signal,
  }: GatewayRequest<A>): TaskEither<AuthError, A> =>
  async () => {
    const limit = AbortSignal.timeout(timeout);
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) search.set(name, String(value));
    }
    try {
      const response = await fetch(`${root}${path}${search.size ? `?${search}` : ''}`, {
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
      if (response.ok) {
        return fits(answer, read) ? E.right(read) : E.left(lost(authError('badResponse', stage)));
      }
      return E.left(
        isFailure(read) ? { ...read.error, stage } : lost(errorOf(response.status, stage)),
      );
    } catch {
      return E.left(lost(authError(limit.aborted ? 'timeout' : 'network', stage)));
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
  const finished = (of: GatewayRequest<null>): TaskEither<AuthError, void> => {
    const task = request(of);
    return async () => E.map(() => undefined)(await task());
  };

  const signInPage = (id: number, { returnUrl }: { returnUrl?: string } = {}): SignInPage => {
    const attempt = randomAttempt();
    const query = new URLSearchParams({ attempt, ...(returnUrl && { return: returnUrl }) });
    return { attempt, url: `${root}${routes.oauthStart(id)}?${query}`, origin: base.origin };
  };

  return {
    listConnectors: (options) =>
      request({
        stage: 'fetchConnector',
        path: routes.connectors,
        answer: answers.connectors,
        ...options,
      }),
    fetchConnector: (id, { authenticationId, ...options } = {}) =>
      request({
        stage: 'fetchConnector',
        path: routes.connector(id),
        query: { authentication: authenticationId },
        answer: answers.connector,
        ...options,
      }),
    fetchInstallable: ({ connector, version }, options) =>
      request({
        stage: 'install',
        path: routes.installable,
        query: { connector, version },
        answer: answers.installable,
        ...options,
      }),
    installConnector: (order, { known, lookFirst, ...options }) =>
      request({
        stage: 'install',
        method: 'POST',
        path: routes.connectors,
        body: { order, known, lookFirst },
        answer: answers.connector,
        ...options,
      }),
    installTemplate: (templateId, options) =>
      request({
        stage: 'install',
        method: 'POST',
        path: routes.installTemplate(templateId),
        answer: answers.installedTemplate,
        lost: installedPerhaps,
        ...options,
      }),
    listUnauthenticated: (cycleId, options) =>
      request({
        stage: 'fetchConnector',
        path: routes.prerequisites(cycleId),
        answer: answers.ids,
        ...options,
      }),
    setProperties: (id, changes, { readFirst = false, signal } = {}) =>
      request({
        stage: 'setProperties',
        method: 'POST',
        path: routes.properties(id),
        body: propertiesBody(changes, readFirst),
        answer: answers.storedProperties,
        ...(signal && { signal }),
      }),
    authenticate: (id, credentials, options) =>
      // Whoever has tokens of the connected app is a server, and has no need of a gateway.
      credentials.kind === 'oauthTokens'
        ? async () => E.left(authError('invalidInput', 'authenticating'))
        : request({
            stage: 'authenticating',
            method: 'PUT',
            path: routes.credentials(id),
            body: credentialsBody(credentials),
            answer: answers.connector,
            ...options,
          }),
    verify: (id, check, options) =>
      request({
        stage: 'authenticating',
        method: 'POST',
        path: routes.verify(id),
        body: check,
        answer: answers.verification,
        ...options,
      }),
    lookUp: (id, triggerId, options) =>
      request({
        stage: 'authenticating',
        method: 'POST',
        path: routes.lookUp(id, triggerId),
        answer: answers.options,
        ...options,
      }),
    deauthenticate: (id, options) =>
      finished({
        stage: 'disconnecting',
        method: 'POST',
        path: routes.deauthenticate(id),
        answer: answers.done,
        ...options,
      }),
    deleteConnector: (id, options) =>
      finished({
        stage: 'disconnecting',
        method: 'DELETE',
        path: routes.connector(id),
        answer: answers.done,
        ...options,
      }),
    signInPage,
    startSignIn: (id, link) => async () => E.right({ url: Secret.of(signInPage(id, link).url) }),
  };
};
