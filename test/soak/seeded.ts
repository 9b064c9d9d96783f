/** Chance that comes out the same whenever its seed is. */
export interface Seeded {
  /** From 0 up to 1. */
  readonly next: () => number;
  readonly chance: (probability: number) => boolean;
  /** A whole number from `least` to `most`. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <A>(...choices: readonly [A, ...A[]]) => A;
  /** Chance of its own, so that what one does never changes what happens to another. */
  readonly fork: () => Seeded;
}

/** Mulberry32: 32 bits of state, and good enough to choose what a user does next. */
export const seeded = (seed: number): Seeded => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    chance: (probability) => next() < probability,
    between,
    pick: (...choices) => choices[between(0, choices.length - 1)] ?? choices[0],
    fork: () => seeded(Math.floor(next() * 2 ** 32)),
  };
};
