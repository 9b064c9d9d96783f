import * as assert from 'uvu/assert';
import type { Goal } from '../chart/coverage.js';

/** Things of a chart that a host cannot cause, and why. */
export interface Beyond {
  readonly why: string;
  readonly goals: readonly Goal[];
}

/**
 * All of a chart has been gone through but what is said to be beyond it; and all of that is there, and has not been.
 *
 * @param missing what has not been gone through
 */
export const assertAllBut = (missing: readonly Goal[], beyond: readonly Beyond[]): void => {
  const excused = beyond.flatMap(({ goals }) => goals);
  assert.equal(
    missing.filter((goal) => !excused.includes(goal)),
    [],
    'not gone through',
  );
  assert.equal(
    excused.filter((goal) => !missing.includes(goal)),
    [],
    'said to be out of reach, but gone through, or not in the chart',
  );
};
