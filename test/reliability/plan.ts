import type { Cell } from './cell.js';
import { type Persistence, persistences } from './expectation.js';
import { faultClasses, faults, type NamedFault } from './faults.js';
import { type RequestRow, requests } from './requests.js';
import { defaults, switchedTo } from './switches.js';

const canBe = (fault: NamedFault, persistence: Persistence): boolean =>
  !(fault.lastingOnly && persistence === 'once');

/** Whoever leaves is best caught while something goes on. */
const leftDuring = new Set([
  'silence',
  'a body that stalls',
  'reset before the work',
  '429, a date soon',
  '503',
]);

const everyDefault: readonly Cell[] = requests.flatMap((row) =>
  faults.flatMap((fault) =>
    persistences
      .filter((persistence) => canBe(fault, persistence))
      .map((persistence): Cell => ({ row, fault, persistence, switched: defaults })),
  ),
);

/** One fault of a class, another one from row to row. */
const oneOf = (kind: NamedFault['class'], turn: number): NamedFault | undefined => {
  const those = faults.filter((fault) => fault.class === kind);
  return those[turn % those.length];
};

const switchedCell = (
  row: RequestRow,
  kind: NamedFault['class'],
  switched: Cell['switched'],
  turn: number,
): readonly Cell[] => {
  const fault = oneOf(kind, turn);
  if (!fault) return [];
  const persistence = turn % 2 === 0 && canBe(fault, 'once') ? 'once' : 'lasting';
  return [{ row, fault, persistence, switched }];
};

/** Requests to Cyclr itself: what a switch changes, a gateway does not see. */
const ofCyclr = requests.filter(({ via }) => via === 'direct');

/** Each class in turn, so that over the requests each switch meets all of them more than once. */
const classesFor = (turn: number) =>
  [turn, turn + 3].flatMap((at) => faultClasses[at % faultClasses.length] ?? []);

/** Every request × every fault × once, lasting, left; and every switch × every request, × every class in turn. */
export const everyCell = (): readonly Cell[] => [
  ...everyDefault,
  ...switchedTo.flatMap((switched, s) =>
    ofCyclr.flatMap((row, r) =>
      classesFor(s + r).flatMap((kind, c) => switchedCell(row, kind, switched, s + r + c)),
    ),
  ),
];

/**
 * What is run with every test. Requests to Cyclr and from a page × every fault, once or lasting in turn; through a
 * gateway every fault on one request in three; every switch × every class on requests in turn.
 */
export const someCells = (): readonly Cell[] => [
  ...everyDefault.filter(({ row, fault, persistence }) => {
    const [r, f] = [requests.indexOf(row), faults.indexOf(fault)];
    const isThrough = row.via === 'gateway' && row.hop === 'cyclr';
    if (isThrough && (r + f) % 3 !== 0) return false;
    if (persistence === 'left') return !isThrough && leftDuring.has(fault.name);
    return fault.lastingOnly || persistence === ((r + f) % 2 === 0 ? 'once' : 'lasting');
  }),
  ...switchedTo.flatMap((switched, s) =>
    faultClasses.flatMap((kind, c) => {
      const row = ofCyclr[(s * faultClasses.length + c) % ofCyclr.length];
      return row ? switchedCell(row, kind, switched, s + c) : [];
    }),
  ),
];
