import type { ChartEdge } from './edges.js';
import { leastBack } from './least-back.js';
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

/** Words for a way back, in any flow. */
const returning = /(?:^|[._-])(?:back|cancel|retry|reset|undo|error|fail(?:ed|ure)?|abort)\b/i;

const leadsOn = ({ transitions }: ChartEdge): boolean =>
  transitions.some(
    ({ trigger }) =>
      trigger.kind !== 'error' && !(trigger.kind === 'event' && returning.test(trigger.name)),
  );

interface Lead {
  readonly from: ChartState;
  readonly to: ChartState;
  readonly weight: number;
}

/** From the initial state outward. */
const outward = (
  states: readonly ChartState[],
  leads: readonly Lead[],
  initial: ChartState | undefined,
): readonly ChartState[] => {
  const order = new Set(initial ? [initial] : []);
  for (const state of order) {
    for (const { from, to } of leads) if (from === state) order.add(to);
  }
  return [...new Set([...order, ...states])];
};

/** The same states, so that little leads back. */
const improved = (states: readonly ChartState[], leads: readonly Lead[]): readonly ChartState[] => {
  const place = new Map(states.map((state, index) => [state, index]));
  const weights = states.map(() => states.map(() => 0));
  for (const { from, to, weight } of leads) {
    const [row, column] = [weights[place.get(from) ?? -1], place.get(to)];
    if (row && column !== undefined) row[column] = (row[column] ?? 0) + weight;
  }
  return leastBack(states.length, weights).flatMap((index) => states[index] ?? []);
};

/** Whether the states are in the order of their names: then they were sorted on their way here. */
const sorted = (states: readonly ChartState[]): boolean =>
  states.every(({ name }, index) => index === 0 || (states[index - 1]?.name ?? '') <= name);

const inOrder = (
  around: ChartState,
  leads: readonly Lead[],
  initial: ChartState | undefined,
): readonly ChartState[] => {
  const { states } = around;
  const first = initial && states.includes(initial) ? initial : undefined;
  // People write states in the order in which they are passed through.
  if (!sorted(states)) return [...new Set([...(first ? [first] : []), ...states])];
  const start = outward(states, leads, first);
  return first ? [first, ...improved(start.slice(1), leads)] : improved(start, leads);
};

/** The lines that lead back: a chart is laid out so that all others lead on. */
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
    level.push({ from, to, edge, weight: leadsOn(edge) ? 1 : 0.2 });
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
