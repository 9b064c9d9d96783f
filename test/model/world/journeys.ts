import type { AnyStateMachine } from 'xstate';
import { coverageOf, type Goal } from '../chart/coverage.js';
import type { Path } from '../paths/graph.js';
import type { Beyond } from './beyond.js';
import { report } from './report.js';
import { type Seen, type Walked, walk } from './walk.js';

/** Takes flows of a machine along paths, and counts what has been gone through. */
export interface Journeys {
  /**
   * @param stage where the flow has just begun; it is closed in the end
   * @param expected what the model says is to be seen after each step
   */
  readonly go: <Scene, Stage, Record>(
    path: Path<Scene, Stage>,
    stage: Stage & Walked<Record>,
    expected: (path: Path<Scene, Stage>, record: Record) => readonly Seen[],
  ) => Promise<void>;
  /** What has not been gone through, by name. */
  readonly missing: () => readonly Goal[];
}

const noteOn = (beyond: readonly Beyond[]): string => {
  const goals = beyond.flatMap((each) => each.goals);
  return goals.length > 0 ? `all but ${goals.length} that no page can cause` : '';
};

/** @param beyond what of the machine cannot be caused in this world */
export const journeys = (
  machine: AnyStateMachine,
  world: 'HTTP' | 'Chromium',
  beyond: readonly Beyond[] = [],
): Journeys => {
  const coverage = coverageOf(machine);
  let [paths, steps, requests] = [0, 0, 0];
  report(() => ({
    chart: machine.id,
    world,
    ...coverage.figures(),
    paths,
    steps,
    requests,
    note: noteOn(beyond),
  }));
  return {
    go: async (path, stage, expected) => {
      try {
        const { record } = await stage.look();
        await walk(path, stage, expected(path, record));
        requests += stage.sandbox.requests().length;
      } finally {
        await stage.close();
      }
      for (const { goals } of path) coverage.reach(goals);
      paths += 1;
      steps += path.length;
    },
    missing: coverage.missing,
  };
};
