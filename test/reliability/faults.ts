import type { AuthErrorCode } from '../../src/index.js';
import type { Fault } from '../../src/sandbox/index.js';

/** Kinds of trouble, each of which meets every switch of the sandbox. */
export const faultClasses = [
  'connection',
  'silence',
  'elsewhere',
  'refusal',
  'limit',
  'breakdown',
  'unreadable',
  'odd',
] as const;
export type FaultClass = (typeof faultClasses)[number];

export interface NamedFault {
  readonly name: string;
  readonly class: FaultClass;
  readonly fault: Fault;
  /** What it is for the client; absent where the answer can be used all the same. */
  readonly code?: AuthErrorCode;
  /** The client sends again by itself what may be sent again. */
  readonly passing?: true;
  /** Cyclr does the work, only the answer is spoilt. */
  readonly handled?: true;
  /** Nothing comes until the client's time is up. */
  readonly outlasts?: true;
  /** What the error says of waiting, in ms. */
  readonly retryAfter?: number;
  /** The fault cannot be had once only. */
  readonly lastingOnly?: true;
}

/** The one time of all clients and sandboxes here, in ms: 20 ms before a full second. */
export const now = Date.UTC(2026, 0, 1, 12, 0, 0, 980);
const inSeconds = (seconds: number) => new Date(now + 20 + seconds * 1000).toUTCString();
const hour = 3_600_000;
const day = 24 * hour;

/** Nothing may ever be asked for there; each cell puts another origin before it. */
export const elsewhere = '/elsewhere';

const words = { Message: 'Words of the server.' };

const lost = (
  name: string,
  when: Extract<Fault, { kind: 'drop' }>['when'],
  how: 'close' | 'reset',
): NamedFault => ({
  name,
  class: 'connection',
  fault: { kind: 'drop', when, how },
  code: 'network',
  passing: true,
  ...(when !== 'before' && { handled: true }),
});

const refusals = (
  [
    [400, 'rejected'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [409, 'conflict'],
  ] as const
).flatMap(([status, code]): NamedFault[] => [
  { name: `${status}`, class: 'refusal', fault: { kind: 'status', status }, code },
  {
    name: `${status}, words`,
    class: 'refusal',
    fault: { kind: 'status', status, body: words },
    code,
  },
]);

const limit = (
  name: string,
  status: 429 | 503,
  header?: string,
  retryAfter?: number,
): NamedFault => ({
  name,
  class: 'limit',
  fault: {
    kind: 'status',
    status,
    ...(header === undefined ? {} : { headers: { 'Retry-After': header } }),
  },
  code: status === 429 ? 'rateLimited' : 'server',
  // Longer than the client waits: it says so at once.
  ...(retryAfter === undefined || retryAfter <= 1_000 ? { passing: true } : {}),
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

const breakdowns = [500, 502, 503].flatMap((status): NamedFault[] => [
  {
    name: `${status}`,
    class: 'breakdown',
    fault: { kind: 'status', status },
    code: 'server',
    passing: true,
  },
  {
    name: `${status}, words`,
    class: 'breakdown',
    fault: { kind: 'status', status, body: words },
    code: 'server',
    passing: true,
  },
]);

/** Everything that can happen to one request, by name. */
export const faults: readonly NamedFault[] = [
  {
    name: 'refused',
    class: 'connection',
    fault: { kind: 'refuse' },
    code: 'network',
    passing: true,
    lastingOnly: true,
  },
  lost('reset before the work', 'before', 'reset'),
  lost('closed before the work', 'before', 'close'),
  lost('reset before the answer', 'after', 'reset'),
  lost('reset in the body', 'midBody', 'reset'),
  lost('closed in the body', 'midBody', 'close'),
  lost('reset after the body', 'afterBody', 'reset'),
  { name: 'silence', class: 'silence', fault: { kind: 'hang' }, code: 'timeout', outlasts: true },
  {
    name: 'silence after the work',
    class: 'silence',
    fault: { kind: 'hang', handled: true },
    code: 'timeout',
    outlasts: true,
    handled: true,
  },
  {
    name: 'a body that stalls',
    class: 'silence',
    fault: { kind: 'slowBody', ms: 60_000 },
    code: 'timeout',
    outlasts: true,
    handled: true,
  },
  { name: 'a slow body', class: 'silence', fault: { kind: 'slowBody', ms: 5, chunks: 4 } },
  {
    name: '301 to elsewhere',
    class: 'elsewhere',
    fault: { kind: 'redirect', to: elsewhere, status: 301 },
    code: 'badResponse',
  },
  {
    name: '307 to elsewhere',
    class: 'elsewhere',
    fault: { kind: 'redirect', to: elsewhere, status: 307 },
    code: 'badResponse',
  },
  ...refusals,
  limit('429', 429),
  {
    ...limit('429, words', 429),
    fault: { kind: 'status', status: 429, body: words },
  },
  limit('429, a moment', 429, '0.02', 20),
  limit('429, a date soon', 429, inSeconds(0), 20),
  limit('429, an hour', 429, '3600', hour),
  limit('429, a date far off', 429, inSeconds(3_600), hour + 20),
  limit('429, a date long past', 429, 'Thu, 01 Jan 1970 00:00:00 GMT'),
  limit('429, minus one', 429, '-1'),
  limit('429, “soon”', 429, 'soon'),
  limit('429, for ever', 429, '9'.repeat(30), day),
  limit('503, a moment', 503, '0.02', 20),
  limit('503, an hour', 503, '3600', hour),
  limit('503, a date far off', 503, inSeconds(3_600), hour + 20),
  ...breakdowns,
  {
    name: '500 after the work',
    class: 'breakdown',
    fault: { kind: 'status', status: 500, handled: true },
    code: 'server',
    passing: true,
    handled: true,
  },
  {
    name: '502, HTML',
    class: 'breakdown',
    fault: { kind: 'body', status: 502, body: '<h1>Bad gateway</h1>', contentType: 'text/html' },
    code: 'server',
    passing: true,
  },
  {
    name: 'truncated',
    class: 'unreadable',
    fault: { kind: 'truncate' },
    code: 'badResponse',
    handled: true,
  },
  {
    name: 'empty',
    class: 'unreadable',
    fault: { kind: 'empty' },
    code: 'badResponse',
    handled: true,
  },
  { name: 'HTML', class: 'unreadable', fault: { kind: 'html' }, code: 'badResponse' },
  {
    name: 'HTML after the work',
    class: 'unreadable',
    fault: { kind: 'html', handled: true },
    code: 'badResponse',
    handled: true,
  },
  {
    name: 'wrong types',
    class: 'unreadable',
    fault: { kind: 'wrongTypes' },
    code: 'badResponse',
    handled: true,
  },
  {
    name: 'null',
    class: 'unreadable',
    fault: { kind: 'body', body: null, handled: true },
    code: 'badResponse',
    handled: true,
  },
  { name: '10 MB', class: 'odd', fault: { kind: 'big' } },
  { name: 'wrong content type', class: 'odd', fault: { kind: 'contentType' } },
  { name: 'answered twice', class: 'odd', fault: { kind: 'twice' } },
  { name: 'out of order', class: 'odd', fault: { kind: 'outOfOrder', ms: 20 } },
];
