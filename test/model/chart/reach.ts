import type { AnyMachineSnapshot } from 'xstate';
import { type Graph, situation } from '../paths/graph.js';

/** Where one can get from a situation: the situations one step away, by key. */
const onwards = <Scene, Stage>({ paths }: Graph<Scene, Stage>): Map<string, Set<string>> => {
  const next = new Map<string, Set<string>>();
  for (const path of paths) {
    const last = path.at(-1);
    if (!last?.before) continue;
    const from = situation(last.before);
    next.set(from, (next.get(from) ?? new Set<string>()).add(situation(last.after)));
  }
  return next;
};

/** The situations of a graph from which no end can be reached. */
export const stuckIn = <Scene, Stage>(
  graph: Graph<Scene, Stage>,
  isEnd: (snapshot: AnyMachineSnapshot) => boolean,
): readonly AnyMachineSnapshot[] => {
  const next = onwards(graph);
  const safe = new Set(graph.snapshots.filter(isEnd).map(situation));
  for (let grown = true; grown; ) {
    grown = false;
    for (const [from, to] of next) {
      if (safe.has(from) || ![...to].some((key) => safe.has(key))) continue;
      safe.add(from);
      grown = true;
    }
  }
  return graph.snapshots.filter((snapshot) => !safe.has(situation(snapshot)));
};
