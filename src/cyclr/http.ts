import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import ky, { isHTTPError } from 'ky';
import * as E from '#fp-ts/Either';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import type { Secret } from '../domain/secret.js';
import { bufferedFetch, OutOfTime, UnusableAnswer, waitHeader } from './buffered-fetch.js';
import { errorOfAnswer, parseJson } from './errors.js';
import type { Settings } from './options.js';

export interface HttpRequest {
  readonly method: 'get' | 'put' | 'post' | 'delete';
  /** Below the API's URL, without a leading slash, already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where a failure is reported. */
  readonly stage: Stage;
  readonly signal?: AbortSignal | undefined;
  /** Everything this request carries that must not come back in a message. */
  readonly secrets?: readonly Secret[];
  /** The words of a refusal are left at their length, for someone who has more to take out of them. */
  readonly uncut?: boolean;
  /** For a POST that changes nothing; otherwise a POST is never sent again. */
  readonly repeatable?: boolean;
}

export interface Answer {
  readonly status: number;
  /** The parsed JSON; undefined where the answer had no body. */
  readonly body: unknown;
  /** The `Total-Pages` header, where it is a number. */
  readonly totalPages: number | undefined;
}

/** Sends one request; whatever goes wrong is the left side, and it never throws. */
export type Http = (request: HttpRequest) => TaskEither<AuthError, Answer>;

const totalPagesOf = (header: string | null): number | undefined =>
  header !== null && /^\d+$/.test(header.trim()) ? Number(header) : undefined;

const waitOf = (response: Response): number | undefined => {
  const wait = response.headers.get(waitHeader);
  return wait === null ? undefined : Number(wait);
};

const failureOf = async (error: unknown, request: HttpRequest): Promise<AuthError> => {
  const { stage, secrets = [], uncut = false } = request;
  if (error instanceof OutOfTime) return authError('timeout', stage);
  if (isHTTPError(error)) {
    const { response } = error;
    const body = await response.text();
    return errorOfAnswer(
      { status: response.status, body, retryAfter: waitOf(response) },
      stage,
      secrets,
      uncut ? Number.POSITIVE_INFINITY : undefined,
    );
  }
  if (error instanceof UnusableAnswer) {
    const { status } = error;
    return authError('badResponse', stage, status === undefined ? {} : { status });
  }
  return authError('network', stage);
};

const answerOf = async (response: Response, stage: Stage): Promise<E.Either<AuthError, Answer>> => {
  const { status, headers } = response;
  const totalPages = totalPagesOf(headers.get('total-pages'));
  const text = await response.text();
  if (text.trim() === '') return E.right({ status, body: undefined, totalPages });
  const parsed = parseJson(text);
  return E.isLeft(parsed)
    ? E.left(authError('badResponse', stage, { status }))
    : E.right({ status, body: parsed.right, totalPages });
};

/**
 * HTTP to Cyclr's API. GET, PUT and DELETE are sent again after a network error and after 408, 429, 500, 502, 503
 * and 504, with jitter, or when `Retry-After` says. A timeout is not: someone waits, and has waited long already.
 * Redirects are not followed, as they could carry the token to another origin.
 */
export const createHttp = (
  settings: Pick<Settings, 'apiUrl' | 'timeout' | 'retry' | 'fetch' | 'clock'>,
): Http => {
  const { fetch, clock, timeout } = settings;
  const { limit, delay, maxRetryAfter } = settings.retry;
  const client = ky.create({
    prefixUrl: settings.apiUrl,
    timeout: false,
    redirect: 'manual',
    headers: { accept: 'application/json' },
    retry: {
      limit,
      methods: ['get', 'put', 'delete'],
      statusCodes: [408, 429, 500, 502, 503, 504],
      afterStatusCodes: [429, 503],
      delay: (attempt) => delay * 2 ** (attempt - 1),
      jitter: (ms) => ms * (0.5 + Math.random() / 2),
      shouldRetry: ({ error }) => {
        if (error instanceof UnusableAnswer || error instanceof OutOfTime) return false;
        return isHTTPError(error) && (waitOf(error.response) ?? 0) > maxRetryAfter
          ? false
          : undefined;
      },
    },
  });

  const send = (request: HttpRequest): Promise<Response> =>
    client(request.path, {
      method: request.method,
      fetch: bufferedFetch({ fetch, clock, timeout, signal: request.signal }),
      ...(request.query && { searchParams: request.query }),
      ...(request.json !== undefined && { json: request.json }),
      ...(request.form && { body: new URLSearchParams(request.form) }),
      ...(request.headers && { headers: request.headers }),
      ...(request.signal && { signal: request.signal }),
      ...(request.repeatable && { retry: { methods: ['post'] } }),
    });

  return (request) => async () => {
    try {
      return await answerOf(await send(request), request.stage);
    } catch (error) {
      return E.left(await failureOf(error, request));
    }
  };
};
