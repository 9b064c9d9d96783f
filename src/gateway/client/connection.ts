import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { identity } from '#fp-ts/function';
import { Schemable } from '#io-ts/Guard';
import { interpreter } from '#io-ts/Schema';
import { type AuthError, authError, type Stage } from '../../domain/auth-error.js';
import type { RequestOptions } from '../../domain/connector-api.js';
import * as E from '../../domain/either.js';
import { isFailure } from '../wire/failure.js';
import type { Schema } from '../wire/schema.js';
import { requestLimit } from './request-limit.js';

export interface GatewayClientOptions {
  /** Where the gateway is mounted: an absolute URL, or in a page a path such as `/cyclr-auth`. */
  readonly url: string;
  /** For a request and the whole of its answer, in ms. Default: 60,000, as the gateway itself may try again. */
  readonly timeout?: number;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/** One call of the gateway. */
export interface GatewayRequest<A> extends RequestOptions {
  readonly stage: Stage;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly answer: Schema<A>;
  readonly method?: 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** What to make of an answer that is not the gateway's, or did not come: it may have been done. */
  readonly lost?: (error: AuthError) => AuthError;
}

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

/** Sends one request; whatever goes wrong is the left side, and it never throws. */
export type SendToGateway = <A>(request: GatewayRequest<A>) => TaskEither<AuthError, A>;

const sendTo =
  (
    root: string,
    { timeout = 60_000, fetch = globalThis.fetch }: GatewayClientOptions,
  ): SendToGateway =>
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
    const limit = requestLimit(timeout, signal);
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) search.set(name, String(value));
    }
    try {
      const response = await fetch(`${root}${path}${search.size ? `?${search}` : ''}`, {
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        ...(method && { method }),
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: limit.signal,
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
      return E.left(lost(authError(limit.isUp() ? 'timeout' : 'network', stage)));
    } finally {
      limit.end();
    }
  };

/** A gateway, as its client knows it. */
export interface GatewayConnection {
  /** Its base URL, without a slash at the end. */
  readonly root: string;
  readonly origin: string;
  readonly send: SendToGateway;
}

/** @throws TypeError when `url` is no http(s) URL */
export const connectionTo = (options: GatewayClientOptions): GatewayConnection => {
  const base = new URL(options.url, globalThis.document?.baseURI);
  if (!/^https?:$/.test(base.protocol))
    throw new TypeError('createGatewayClient: url must be http(s)');
  base.search = base.hash = '';
  base.pathname = base.pathname.replace(/\/+$/, '');
  const root = base.href.replace(/\/$/, '');
  return { root, origin: base.origin, send: sendTo(root, options) };
};
