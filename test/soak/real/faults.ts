import type { Fault, FaultRule, ServerName } from '../../../src/sandbox/index.js';
import type { Seeded } from '../seeded.js';

const answers: readonly [Fault, ...Fault[]] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 502, body: '<h1>Bad gateway</h1>' },
  { kind: 'status', status: 503, headers: { 'retry-after': '0' } },
  { kind: 'status', status: 429, headers: { 'retry-after': '0.05' } },
  { kind: 'status', status: 429, headers: { 'retry-after': '86400' } },
  { kind: 'status', status: 503, headers: { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' } },
  { kind: 'status', status: 401 },
  { kind: 'status', status: 403, body: { Message: 'Not you.' } },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 409 },
  { kind: 'status', status: 400, body: { Message: 'Not this.' } },
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'before', how: 'reset' },
  { kind: 'drop', when: 'after', how: 'reset' },
  { kind: 'drop', when: 'midBody' },
  { kind: 'drop', when: 'midBody', how: 'reset' },
  { kind: 'drop', when: 'afterBody' },
  { kind: 'truncate' },
  { kind: 'html' },
  { kind: 'wrongTypes' },
  { kind: 'empty' },
  { kind: 'contentType' },
  { kind: 'twice' },
  { kind: 'outOfOrder', ms: 50 },
  { kind: 'big', bytes: 300_000 },
];

/** Those that keep a client waiting: only where there is one that gives up. */
const silences: readonly [Fault, ...Fault[]] = [
  { kind: 'hang' },
  { kind: 'hang', handled: true },
  { kind: 'slowBody', ms: 10 },
  { kind: 'slowBody', ms: 100 },
];

/** Faults that are spread over one wave, so many on a server, and for so many requests each. */
export const faultsOf = (
  random: Seeded,
  server: ServerName,
  count: number,
  patient = false,
): readonly FaultRule[] =>
  Array.from({ length: count }, () => ({
    match: {
      server,
      ...(random.chance(0.5) && { method: random.pick('GET', 'PUT', 'POST', 'POST') }),
    },
    after: random.between(0, 6 * count),
    times: random.between(1, 4),
    fault: random.chance(0.2)
      ? ({ kind: 'latency', ms: random.between(1, 150) } as const)
      : !patient && random.chance(0.25)
        ? random.pick(...silences)
        : random.pick(...answers),
  }));
