import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const exposed = (): (() => void) => {
  // Found anew in a context of its own where the process was started without `--expose-gc`.
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  if (typeof found !== 'function') throw new Error('There is no way to collect garbage here.');
  return () => void Reflect.apply(found, undefined, []);
};

const collectGarbage = globalThis.gc ? () => void globalThis.gc?.() : exposed();

/**
 * Collects all garbage there is, also what finalizers leave behind.
 *
 * @returns the bytes of heap in use then
 */
export const heapAfterCollection = async (): Promise<number> => {
  for (let round = 0; round < 4; round += 1) {
    // Weak references hold to the end of their turn, and finalizers run in turns of their own.
    await new Promise(setImmediate);
    collectGarbage();
  }
  await new Promise(setImmediate);
  return process.memoryUsage().heapUsed;
};

const medianOf = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

// The heap was seen to grow less and less for so many flows over HTTP, some 10,000 calls.
const coldFlows = 1_200;

/** How many of the first waves say nothing of the heap's growth: they fill caches and have code compiled. */
export const warmUp = (flows: number): number => Math.max(2, Math.ceil(coldFlows / flows));
export const fewestWaves = 6;

export interface Trend {
  readonly early: number;
  readonly late: number;
  /** Bytes a wave, by least squares over all waves that count. */
  readonly slope: number;
  /** How much the heap has grown at least from the first of these waves to the last, in bytes, whatever chance did. */
  readonly grown: number;
  /** How far `late` may be above `early`, in bytes. */
  readonly tolerance: number;
}

// In bytes. What is warmed up late was seen to add 40 KB a wave to a run of eight waves, and less and less to a longer one.
const lateWarmth = 320 * 1024;

/**
 * The median heap of the last third of the waves against that of the first third, once warm.
 *
 * @param tolerance in bytes
 * @param warmUp how many of the first do not count
 * @returns nothing where there are too few waves to tell
 */
export const trendOf = (
  heaps: readonly number[],
  tolerance: number,
  warmUp: number,
): Trend | undefined => {
  const warm = heaps.slice(warmUp);
  if (warm.length < fewestWaves) return undefined;
  const third = Math.floor(warm.length / 3);
  const mean = (warm.length - 1) / 2;
  const average = warm.reduce((sum, heap) => sum + heap, 0) / warm.length;
  let [rise, run] = [0, 0];
  for (const [wave, heap] of warm.entries()) {
    rise += (wave - mean) * (heap - average);
    run += (wave - mean) ** 2;
  }
  const slope = rise / run;
  const strays = warm.map((heap, wave) => heap - average - slope * (wave - mean));
  const variance = strays.reduce((sum, stray) => sum + stray ** 2, 0) / (warm.length - 2);
  return {
    early: medianOf(warm.slice(0, third)),
    late: medianOf(warm.slice(-third)),
    slope,
    // Less two standard errors: of fifty heaps that only wander, one seems to grow by more.
    grown: (slope - 2 * Math.sqrt(variance / run)) * (warm.length - 1),
    tolerance,
  };
};

/**
 * Two signs of a leak: the heap is higher late than early; or it rises, though by little, with every wave. A leak of
 * 100 bytes a flow is 240 KB in each wave of 2,500 flows, so 1.2 MB in the six waves that a run has at least.
 */
export const isFlat = ({ early, late, grown, tolerance }: Trend): boolean =>
  late - early <= tolerance && grown <= lateWarmth;
