import type { Fault, FaultMatch } from '../fault-rules.js';

/** A way for things to go wrong that the page offers, until it is taken back. */
export interface Preset {
  readonly name: string;
  readonly label: string;
  readonly fault: Fault;
  readonly match?: FaultMatch;
}

const api: FaultMatch = { server: 'api' };

export const presets: readonly Preset[] = [
  { name: 'slow', label: 'Cyclr takes 3 seconds', fault: { kind: 'latency', ms: 3_000 } },
  { name: 'unavailable', label: 'Cyclr answers 503', fault: { kind: 'status', status: 503 } },
  {
    name: 'limited',
    label: 'Cyclr answers 429, “wait a second”',
    fault: { kind: 'status', status: 429, headers: { 'Retry-After': '1' } },
  },
  { name: 'refused', label: 'Cyclr answers 403', fault: { kind: 'status', status: 403 } },
  { name: 'dropped', label: 'The connection is cut', fault: { kind: 'drop', when: 'before' } },
  {
    name: 'lost',
    label: 'The answer is lost after the work is done',
    fault: { kind: 'drop', when: 'after' },
  },
  { name: 'truncated', label: 'Half of the answer is missing', fault: { kind: 'truncate' } },
  { name: 'html', label: 'A web page comes in place of an answer', fault: { kind: 'html' } },
];

export const matchOf = ({ match = api }: Preset): FaultMatch => match;
