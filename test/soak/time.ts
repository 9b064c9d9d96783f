import type { Clock } from '../../src/index.js';

/** The timers everybody in a soak lives by, simulated or real. */
export interface Time extends Clock {
  /** In ms, from any beginning. */
  readonly now: () => number;
}
