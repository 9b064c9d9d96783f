import { type Cell, type CellResult, nameOf } from './cell.js';
import { type Persistence, persistences } from './expectation.js';
import { faultClasses, faults, type NamedFault } from './faults.js';
import { directRows, requests } from './requests.js';
import type { RequestRow } from './row.js';
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

const isThroughGateway = ({ via, hop }: RequestRow): boolean => via !== 'direct' && hop === 'cyclr';

/** A page that leaves has a request to its gateway on the way: what it meets further on matters only if it lasts. */
const canLeave = (row: RequestRow, fault: NamedFault): boolean =>
  !isThroughGateway(row) || fault.class === 'silence' || leftDuring.has(fault.name);

const everyDefault: readonly Cell[] = requests.flatMap((row) =>
  faults.flatMap((fault) =>
    persistences
      .filter((persistence) => canBe(fault, persistence))
      .filter((persistence) => persistence !== 'left' || canLeave(row, fault))
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

/**
 * Every request × every fault × once, lasting, left; and every switch × every request, with a fault of another class from
 * request to request, so that each switch meets each class more than once, asked for or not.
 */
export const everyCell = (): readonly Cell[] => [
  ...everyDefault,
  ...switchedTo.flatMap((switched, s) =>
    requests.flatMap((row, r) => {
      const kind = faultClasses[(s + r) % faultClasses.length];
      return kind ? switchedCell(row, kind, switched, s + r) : [];
    }),
  ),
];

/**
 * What goes on from a cell of the Cyclr client: the same with each other answer of a switch that anything in it has
 * rested on. With a switch that nothing asks for it would be the same once more.
 */
export const switchedFrom = (cell: Cell, { asked }: Pick<CellResult, 'asked'>): readonly Cell[] =>
  cell.switched === defaults && cell.row.via === 'direct'
    ? switchedTo.filter(({ of }) => asked.includes(of)).map((switched) => ({ ...cell, switched }))
    : [];

/** The plan and all that goes on from it, by the results there are. */
export const withFollowing = (
  cells: readonly Cell[],
  results: ReadonlyMap<string, CellResult>,
): readonly Cell[] => {
  const all = cells.flatMap((cell) => {
    const result = results.get(nameOf(cell));
    return [cell, ...(result ? switchedFrom(cell, result) : [])];
  });
  return [...new Map(all.map((cell) => [nameOf(cell), cell])).values()];
};

/**
 * A short run. Requests to Cyclr and from a page × every fault, once or lasting in turn; through a gateway every fault
 * on one request in three; every switch × every class on requests in turn.
 */
export const someCells = (): readonly Cell[] => [
  ...everyDefault.filter(({ row, fault, persistence }) => {
    const [r, f] = [requests.indexOf(row), faults.indexOf(fault)];
    const isThrough = isThroughGateway(row);
    if (isThrough && (r + f) % 3 !== 0) return false;
    if (persistence === 'left') return !isThrough && leftDuring.has(fault.name);
    return fault.lastingOnly || persistence === ((r + f) % 2 === 0 ? 'once' : 'lasting');
  }),
  ...switchedTo.flatMap((switched, s) =>
    faultClasses.flatMap((kind, c) => {
      const row = directRows[(s * faultClasses.length + c) % directRows.length];
      return row ? switchedCell(row, kind, switched, s + c) : [];
    }),
  ),
];

/**
 * A property is created, and only the answer is lost. Where Cyclr takes a second POST for the same value nobody would
 * see that it was sent; so each of these meets what else Cyclr may make of it.
 */
const lostCreations: readonly Cell[] = directRows
  .filter(({ name }) => name === 'create property')
  .flatMap((row) =>
    faults
      .filter(({ handled }) => handled)
      .flatMap((fault) =>
        switchedTo
          .filter(({ of }) => of === 'duplicateProperty')
          .map((switched): Cell => ({ row, fault, persistence: 'once', switched })),
      ),
  );

// One fault in so many on each request; prime to the number of persistences, so that each fault meets them all.
const stride = 11;

/**
 * What is run with every test: each request with a few faults, other ones from request to request, so that every fault
 * occurs and every way to meet it; every switch once; and every way to lose the answer to a property.
 */
export const fewCells = (): readonly Cell[] => [
  ...requests.flatMap((row, r) =>
    faults.flatMap((fault, f): readonly Cell[] => {
      if ((r + f) % stride !== 0) return [];
      const persistence =
        persistences[(r + Math.floor(f / stride)) % persistences.length] ?? 'once';
      return canBe(fault, persistence) ? [{ row, fault, persistence, switched: defaults }] : [];
    }),
  ),
  ...switchedTo.flatMap((switched, s) => {
    const row = directRows[s % directRows.length];
    const kind = faultClasses[s % faultClasses.length];
    return row && kind ? switchedCell(row, kind, switched, s) : [];
  }),
  ...lostCreations,
];
