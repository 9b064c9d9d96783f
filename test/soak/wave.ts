import type { Census } from './checks/census.js';
import type { Trial } from './trial.js';

export interface WaveFigures {
  readonly flows: number;
  /** How many were on at the same time, once the last had begun. */
  readonly atOnce: number;
  readonly authenticated: number;
  readonly cancelled: number;
  /** Accounts that were finished, and connectors that were disconnected or removed. */
  readonly finished: number;
  /** Those that somebody had left as they were, and that were ended for them. */
  readonly left: number;
  readonly calls: number;
  readonly spoilt: number;
  /** How many secrets of sampled flows were looked for everywhere. */
  readonly secrets: number;
  /** How long it took by its own clock. */
  readonly minutes: number;
}

export interface Wave {
  readonly figures: WaveFigures;
  /** What has to be gone, once garbage is collected. */
  readonly census: Census;
}

/** How flows have ended. */
export const endsOf = (
  trials: readonly Trial[],
): Pick<WaveFigures, 'flows' | 'authenticated' | 'cancelled' | 'finished'> => {
  const count = (...status: readonly string[]) =>
    trials.filter((trial) => status.includes(trial.ended() ?? '')).length;
  return {
    flows: trials.length,
    authenticated: count('authenticated'),
    cancelled: count('cancelled'),
    finished: count('finished', 'disconnected', 'removed'),
  };
};
