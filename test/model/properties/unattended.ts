import type { AnyMachineSnapshot } from 'xstate';
import { situation } from '../paths/graph.js';
import type { Flow } from './flows.js';

/** What comes without anybody having done anything, and without time having passed: answers, and a driver’s word. */
const byItself = /^(xstate\.(done|error)\.actor\.|signIn\.(link|blocked|failed)$)/;

/** The reachable situations that answers alone lead back to: from there Cyclr would be asked without end. */
export const endlessIn = ({ moves }: Flow): readonly AnyMachineSnapshot[] => {
  const answers = moves.filter(({ event }) => byItself.test(event.type));
  const next = new Map<string, Set<string>>();
  for (const { before, after } of answers) {
    const from = situation(before);
    next.set(from, (next.get(from) ?? new Set()).add(situation(after)));
  }
  const leadsBack = (start: string): boolean => {
    const seen = new Set(next.get(start));
    // A set takes in what is added to it while it is gone through.
    for (const key of seen) {
      if (key === start) return true;
      for (const to of next.get(key) ?? []) seen.add(to);
    }
    return false;
  };
  return answers.filter(({ before }) => leadsBack(situation(before))).map(({ before }) => before);
};
