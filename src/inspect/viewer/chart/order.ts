import type { ChartEdge } from './edges.js';
import type { ChartState } from './machine.js';
import type { Resolver } from './resolve.js';

/** The states around one, the root first, and itself. */
const ancestry = (state: ChartState, resolve: Resolver): readonly ChartState[] => {
  const above = resolve.parentOf(state);
  return above ? [...ancestry(above, resolve), state] : [state];
};

/** The siblings that a line leads between: those that its ends are, or are in. */
const siblingsOf = (
  { source, target }: ChartEdge,
  resolve: Resolver,
): { around: ChartState; from: ChartState; to: ChartState } | undefined => {
  const [left, right] = [ancestry(source, resolve), ancestry(target, resolve)];
  const split = left.findIndex((state, index) => state !== right[index]);
  const [around, from, to] = [left[split - 1], left[split], right[split]];
  return around && from && to ? { around, from, to } : undefined;
};

interface Lead {
  readonly from: ChartState;
  readonly to: ChartState;
}

/** From the initial state outward, and what ends the flow last. */
const outward = (
  states: readonly ChartState[],
  leads: readonly Lead[],
  first: readonly ChartState[],
): readonly ChartState[] => {
  const order = new Set(first);
  for (const state of order) {
    for (const { from, to } of leads) if (from === state) order.add(to);
  }
  const all = [...new Set([...order, ...states])];
  return [
    ...all.filter(({ type }) => type !== 'final'),
    ...all.filter(({ type }) => type === 'final'),
  ];
};

/** Whether the states are in the order of their names: then they were sorted on their way here. */
const sorted = (states: readonly ChartState[]): boolean =>
  states.every(({ name }, index) => index === 0 || (states[index - 1]?.name ?? '') <= name);

const inOrder = (
  { states }: ChartState,
  leads: readonly Lead[],
  initial: ChartState | undefined,
): readonly ChartState[] => {
  const first = initial && states.includes(initial) ? [initial] : [];
  // People write states in the order in which they are passed through.
  return sorted(states) ? outward(states, leads, first) : [...new Set([...first, ...states])];
};

/**
 * The lines that lead back: a chart is laid out so that all others lead on. ELK can take the order of states from the
 * chart too (`MODEL_ORDER`), but fails where lines lead out of the state around.
 */
export const leadingBack = (
  edges: readonly ChartEdge[],
  resolve: Resolver,
): ReadonlySet<ChartEdge> => {
  const levels = new Map<ChartState, (Lead & { edge: ChartEdge })[]>();
  for (const edge of edges) {
    const siblings = siblingsOf(edge, resolve);
    if (!siblings) continue;
    const { around, from, to } = siblings;
    const level = levels.get(around) ?? [];
    level.push({ from, to, edge });
    levels.set(around, level);
  }
  const back = new Set<ChartEdge>();
  for (const [around, leads] of levels) {
    const order = inOrder(around, leads, resolve.initialOf(around));
    for (const { from, to, edge } of leads) {
      if (order.indexOf(from) > order.indexOf(to)) back.add(edge);
    }
  }
  return back;
};
