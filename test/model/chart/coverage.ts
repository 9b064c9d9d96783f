import type { AnyStateMachine } from 'xstate';
import { partsOf } from './parts.js';
import type { Trace } from './trace.js';

/** One thing of a chart that tests have to go through, in words. */
export type Goal = `state ${string}` | `transition ${string}` | `${'true' | 'false'}: ${string}`;

/** All that there is to go through in a chart. */
export const goalsOf = (machine: AnyStateMachine): readonly Goal[] => {
  const { states, transitions } = partsOf(machine);
  return [
    ...states.map((id): Goal => `state ${id}`),
    ...transitions.map(({ name }): Goal => `transition ${name}`),
    ...transitions
      .flatMap(({ guards }) => guards)
      .flatMap(({ name }): Goal[] => [`true: ${name}`, `false: ${name}`]),
  ];
};

/** What one event went through. */
export const goalsIn = ({ states, taken, verdicts }: Trace): readonly Goal[] => [
  ...states.map((id): Goal => `state ${id}`),
  ...taken.map((name): Goal => `transition ${name}`),
  ...verdicts.map(({ use, holds }): Goal => `${holds ? 'true' : 'false'}: ${use}`),
];

export interface Coverage {
  readonly reach: (goals: readonly Goal[]) => void;
  /** What has not been gone through, by name. */
  readonly missing: () => readonly Goal[];
  /** How much of how much there is, by kind. */
  readonly figures: () => Readonly<Record<keyof typeof kinds, string>>;
}

const kinds = {
  states: /^state /,
  transitions: /^transition /,
  /** Both ways each. */
  guards: /^(true|false): /,
};

/** Counts what has been gone through, against the machine's own definition. */
export const coverageOf = (machine: AnyStateMachine): Coverage => {
  const all = goalsOf(machine);
  const reached = new Set<string>();
  return {
    reach: (goals) => {
      for (const goal of goals) reached.add(goal);
    },
    missing: () => all.filter((goal) => !reached.has(goal)),
    figures: () => {
      const share = (pattern: RegExp): string => {
        const these = all.filter((goal) => pattern.test(goal));
        return `${these.filter((goal) => reached.has(goal)).length}/${these.length}`;
      };
      return {
        states: share(kinds.states),
        transitions: share(kinds.transitions),
        guards: share(kinds.guards),
      };
    },
  };
};
