import type { AnyMachineSnapshot } from 'xstate';
import { situation } from '../paths/graph.js';
import type { Flow } from './flows.js';

/** The reachable situations from which no end can be reached. */
export const stuckIn = ({ snapshots, moves }: Flow): readonly AnyMachineSnapshot[] => {
  const leadingTo = new Map<string, string[]>();
  for (const { before, after } of moves) {
    const to = situation(after);
    leadingTo.set(to, [...(leadingTo.get(to) ?? []), situation(before)]);
  }
  const safe = new Set(snapshots.filter(({ status }) => status === 'done').map(situation));
  // A set takes in what is added to it while it is gone through.
  for (const key of safe) {
    for (const from of leadingTo.get(key) ?? []) safe.add(from);
  }
  return snapshots.filter((snapshot) => !safe.has(situation(snapshot)));
};
