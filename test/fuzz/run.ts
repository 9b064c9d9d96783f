import fc from 'fast-check';

/** How often a property is tried. */
export interface Size {
  /** By `npm test`. */
  readonly small: number;
  /** By `npm run fuzz`. */
  readonly night: number;
  /** What is tried, in words: `sequences`, `bodies`. */
  readonly of: string;
}

const whole = (name: string): number | undefined => {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^-?\d+$/.test(text)) throw new Error(`${name} has to be a whole number.`);
  return Number(text);
};

/** One seed for all: with it and the number of runs everything comes again. */
const seed = whole('FUZZ_SEED') ?? Math.floor(Math.random() * 2 ** 31);
const isNight = process.env.FUZZ_SIZE === 'night';
const totals = new Map<string, number>();

/** Whether this is the long run, from which can be asked that everything has been met. */
export const isLong = isNight && process.env.FUZZ_RUNS === undefined;

/** How much has been tried so far, by what it was. */
export const tried = (): readonly (readonly [of: string, count: number])[] => [...totals];

export const usedSeed = seed;

const rejections: unknown[] = [];
const note = (error: unknown): void => {
  rejections.push(error);
};

/**
 * Tries a property, and prints how often and with what seed, also where all is well.
 *
 * @throws with the smallest failing value, the seed and the path to it
 */
export const fuzz = async <Values extends unknown[]>(
  name: string,
  { small, night, of }: Size,
  arbitraries: { [Place in keyof Values]: fc.Arbitrary<Values[Place]> },
  holds: (...values: Values) => void | Promise<void>,
): Promise<void> => {
  const numRuns = whole('FUZZ_RUNS') ?? (isNight ? night : small);
  // Nobody waits for what is thrown into the void, so it is the run's at hand.
  process.on('unhandledRejection', note);
  process.on('uncaughtException', note);
  const started = performance.now();
  let count = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.tuple<Values>(...arbitraries), async (values) => {
        count += 1;
        await holds(...values);
        const [thrown] = rejections.splice(0);
        if (thrown !== undefined) throw thrown;
      }),
      { seed, numRuns, includeErrorInReport: true },
    );
  } finally {
    process.off('unhandledRejection', note);
    process.off('uncaughtException', note);
    totals.set(of, (totals.get(of) ?? 0) + count);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`\n  ${name}: ${count} ${of} in ${seconds} s, FUZZ_SEED=${seed}\n`);
  }
};
