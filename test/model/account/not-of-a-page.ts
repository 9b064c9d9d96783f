import type { Goal } from '../chart/coverage.js';
import type { Beyond } from '../world/beyond.js';

const connecting = 'accountAuth.connecting';
const choosing = 'accountAuth.choosing';

const anew = `${connecting}: account.choose (1 of 2) → ${connecting}.active when and(isCurrent, canBeTaken)`;
const another = `${connecting}: account.choose (2 of 2) → ${connecting} when canBeTaken`;

const taken = (transition: string): Goal => `transition ${transition}`;
const yes = (guard: string): Goal => `true: ${guard}`;
const no = (guard: string): Goal => `false: ${guard}`;

/** What of the chart of an account no page can cause. */
export const notOfAPage: readonly Beyond[] = [
  {
    why: 'A page goes on with the connector at hand by one button, and that says account.resume.',
    goals: [
      taken(`${connecting}.paused: account.next → ${connecting}.active`),
      taken(anew),
      yes(anew),
      yes(`${anew} [isCurrent]`),
      yes(`${anew} [canBeTaken]`),
    ],
  },
  {
    why: 'Where a connector cannot be taken there is no button for it, as is seen after every step.',
    goals: [
      no(`${choosing}: account.next → ${connecting} when someToDo`),
      no(`${choosing}: account.choose → ${connecting} when canBeTaken`),
      no(`${anew} [canBeTaken]`),
      no(another),
    ],
  },
];
