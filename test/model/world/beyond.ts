import type { Goal } from '../chart/coverage.js';

/** Things of a chart that a host cannot cause, and why. */
export interface Beyond {
  readonly why: string;
  readonly goals: readonly Goal[];
}

/**
 * What is wrong where all of a chart is to be gone through but what is out of reach: something is missing beside that,
 * or something of that has been gone through or is not in the chart.
 *
 * @param missing what has not been gone through
 */
export const unexplained = (
  missing: readonly Goal[],
  beyond: readonly Beyond[],
): readonly string[] => {
  const excused = beyond.flatMap(({ goals }) => goals);
  return [
    ...missing.filter((goal) => !excused.includes(goal)).map((goal) => `not gone through: ${goal}`),
    ...excused
      .filter((goal) => !missing.includes(goal))
      .map((goal) => `not out of reach, or not there at all: ${goal}`),
  ];
};
