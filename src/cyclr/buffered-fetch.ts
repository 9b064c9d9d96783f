import { onAbort, orAborted } from './or-aborted.js';
import { retryAfterOf } from './retry-after.js';

/** An answer that cannot be used whatever is in it. Asking again would bring the same. */
export class UnusableAnswer extends Error {
  override readonly name = 'UnusableAnswer';
  readonly status: number | undefined;

  constructor(status: number | undefined) {
    super('The answer cannot be used.');
    this.status = status;
  }
}

/** 64 MB: a page of a hundred connectors, each with a large icon, and no more. */
export const longestBody = 64 * 1024 * 1024;

/** In ms, on the answers of {@link bufferedFetch}. */
export const waitHeader = 'x-wait-ms';

const isTooLong = (length: number, limit: number): boolean => length > limit;

const readBody = async (answer: Response, signal: AbortSignal, limit: number): Promise<string> => {
  const tooLong = () => new UnusableAnswer(answer.status);
  const reader = answer.body?.getReader();
  if (!reader) return '';
  // A fetch that was passed in may not tie the body to the signal.
  const stop = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (isTooLong(Number(answer.headers.get('content-length') ?? 0), limit)) throw tooLong();
    const decoder = new TextDecoder();
    let body = '';
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      signal.throwIfAborted();
      if (done) return body + decoder.decode();
      length += value.byteLength;
      if (isTooLong(length, limit)) throw tooLong();
      body += decoder.decode(value, { stream: true });
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
};

const bodiless = new Set([204, 205, 304]);

/** No answer in time; whoever waits has waited long already. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';

  constructor() {
    super('No answer in time.');
  }
}

interface FetchOptions {
  readonly fetch: typeof globalThis.fetch;
  /** In ms since the epoch, to read a `Retry-After` date. */
  readonly clock: () => number;
  /** For the whole of one answer, in ms. */
  readonly timeout: number;
  /** The caller's own. */
  readonly signal?: AbortSignal | undefined;
  /** The longest body in bytes, after decompression. */
  readonly limit?: number;
}

/**
 * A fetch whose answer is complete. Read in here, the body counts against the same timeout, the same signal and the
 * same retries.
 *
 * The timeout is kept here and not by ky, and the signal handed to `fetch` beside the request: ky copies a request
 * for each further attempt, and Node lets go of the signals such a copy depends on when garbage is collected.
 *
 * Only the headers that matter are passed on. ky would also wait as told by headers like `X-RateLimit-Reset`,
 * whose meaning differs from server to server.
 */
export const bufferedFetch =
  ({ fetch, clock, timeout, signal: caller, limit = longestBody }: FetchOptions) =>
  async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    caller?.throwIfAborted();
    const ended = new AbortController();
    const { signal } = ended;
    const timer = setTimeout(() => ended.abort(new OutOfTime()), timeout);
    const stopListening = caller && onAbort(caller, () => ended.abort(caller.reason));
    try {
      const answer = await orAborted(fetch(input, { ...init, signal }), signal);
      // A browser makes status 0 of a redirect that must not be followed.
      if (answer.status < 200) throw new UnusableAnswer(undefined);
      if (answer.status > 599) throw new UnusableAnswer(answer.status);
      const body = await readBody(answer, signal, limit);
      const headers = new Headers();
      const totalPages = answer.headers.get('total-pages');
      if (totalPages !== null) headers.set('total-pages', totalPages);
      const wait = retryAfterOf(answer.headers.get('retry-after'), clock());
      if (wait !== undefined) {
        headers.set(waitHeader, String(wait));
        headers.set('retry-after', String(wait / 1000));
      }
      return new Response(bodiless.has(answer.status) ? null : body, {
        status: answer.status,
        headers,
      });
    } finally {
      clearTimeout(timer);
      stopListening?.();
    }
  };
