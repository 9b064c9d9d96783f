import { canaryScan } from '../support/canaries.js';
import { secretsOf } from './answers.js';
import {
  type Cell,
  type CellResult,
  nameOf,
  type Reference,
  runCell,
  runReference,
} from './cell.js';
import { takeTimers } from './time-limits.js';
import { openPlace, type Place } from './world.js';

// In ms; far longer than any cell takes, so that one that hangs is told of by name.
const longestCell = 180_000;

const orStuck = <A>(work: Promise<A>, cell: string): Promise<A> => {
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Stuck: ${cell}`)), longestCell);
  });
  return Promise.race([work, stuck]).finally(() => clearTimeout(timer));
};

export interface MatrixRun {
  /** By the cell's name. */
  readonly results: ReadonlyMap<string, CellResult>;
  /** What was wrong, by cell, references, the console, and rejections nobody handled included. */
  readonly wrong: readonly string[];
}

export interface MatrixOptions {
  /** How many sandboxes there are. */
  readonly places?: number;
  /** Cells of an earlier run, by name, that are not run again. */
  readonly known?: ReadonlyMap<string, CellResult>;
  /** More cells to run, by what came of one. */
  readonly following?: (cell: Cell, result: CellResult) => readonly Cell[];
  /** Told of each cell as it ends. */
  readonly onResult?: (name: string, result: CellResult) => void;
}

/** Runs cells side by side, each in a sandbox nobody else uses at the time. */
export const runMatrix = async (
  cells: readonly Cell[],
  { places = 6, known = new Map(), following = () => [], onResult }: MatrixOptions = {},
): Promise<MatrixRun> => {
  const giveBackTimers = takeTimers();
  const rejected: string[] = [];
  const onRejection = (reason: unknown) => void rejected.push(`Unhandled: ${String(reason)}`);
  process.on('unhandledRejection', onRejection);
  const secrets = Object.assign({}, ...cells.map(({ row }) => secretsOf(row.answers)));
  const console = canaryScan(secrets);
  const listened = console.output();

  // After cancel nothing is sent; told once for each, as it would not stop by itself.
  const sentLate = new Set<string>();
  const late = (name: string) => (what: string) =>
    void sentLate.add(`${name}: ${what} is sent when all is over`);

  const references = new Map<string, Promise<Reference>>();
  const referenceFor = (place: Place, { row, switched }: Cell): Promise<Reference> => {
    const key = `${row.name}, ${switched.name}`;
    const reference = references.get(key) ?? runReference(place, row, switched, late(key));
    references.set(key, reference);
    return reference;
  };
  const results = new Map<string, CellResult>();
  const wrong: string[] = [];
  const open = [...cells].reverse();
  const begun = new Set<string>();
  /** The next cell that is neither known nor begun. */
  const next = (): Cell | undefined => {
    for (let cell = open.pop(); cell; cell = open.pop()) {
      const name = nameOf(cell);
      if (begun.has(name)) continue;
      begun.add(name);
      const result = known.get(name);
      if (!result) return cell;
      open.push(...following(cell, result));
    }
    return undefined;
  };
  const work = async (): Promise<void> => {
    const place = await openPlace();
    try {
      for (let cell = next(); cell; cell = next()) {
        const name = nameOf(cell);
        try {
          const reference = await orStuck(referenceFor(place, cell), `${name}, without the fault`);
          const result = await orStuck(runCell(place, cell, reference, late(name)), name);
          results.set(name, result);
          onResult?.(name, result);
          open.push(...following(cell, result));
          wrong.push(...result.wrong.map((what) => `${name}: ${what}`));
        } catch (error) {
          wrong.push(`${name}: ${String(error)}`);
        }
      }
    } finally {
      await place.close();
    }
  };
  await Promise.all(Array.from({ length: places }, work));
  for (const [key, reference] of references) {
    const { wrong: lost } = await reference.catch(() => ({ wrong: ['no end'] }));
    wrong.push(...lost.map((what) => `${key}, without a fault: ${what}`));
  }
  listened();
  const shown = [
    ...console.unseen('console').map((surface) => `nobody listened to the ${surface}`),
    ...console.findings().map(({ secret }) => `the ${secret} is written to the console`),
  ];
  process.off('unhandledRejection', onRejection);
  giveBackTimers();
  return { results, wrong: [...wrong, ...sentLate, ...shown, ...rejected] };
};
