import { type Cell, type CellResult, type Reference, runCell, runReference } from './cell.js';
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

export const nameOf = ({ row, fault, persistence, switched }: Cell): string =>
  `${row.name} × ${fault.name}, ${persistence}, ${switched.name}`;

export interface MatrixRun {
  readonly results: readonly CellResult[];
  /** What was wrong, by cell, references and rejections nobody handled included. */
  readonly wrong: readonly string[];
}

/**
 * Runs cells side by side, each in a sandbox nobody else uses at the time.
 *
 * @param places how many sandboxes there are
 */
export const runMatrix = async (cells: readonly Cell[], places = 12): Promise<MatrixRun> => {
  const rejected: string[] = [];
  const onRejection = (reason: unknown) => void rejected.push(`Unhandled: ${String(reason)}`);
  process.on('unhandledRejection', onRejection);
  const references = new Map<string, Promise<Reference>>();
  const referenceFor = (place: Place, { row, switched }: Cell): Promise<Reference> => {
    const key = `${row.name}, ${switched.name}`;
    const known = references.get(key) ?? runReference(place, row, switched);
    references.set(key, known);
    return known;
  };
  const results: CellResult[] = [];
  const wrong: string[] = [];
  const queue = cells.values();
  const work = async (): Promise<void> => {
    const place = await openPlace();
    try {
      // One iterator for all: each takes the next that is left.
      for (const cell of queue) {
        const name = nameOf(cell);
        try {
          const reference = await orStuck(referenceFor(place, cell), `${name}, without the fault`);
          const result = await orStuck(runCell(place, cell, reference), name);
          results.push(result);
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
  process.off('unhandledRejection', onRejection);
  return { results, wrong: [...wrong, ...rejected] };
};
