import type { ChartEdge } from './edges.js';
import type { ChartState } from './machine.js';
import type { Resolver } from './resolve.js';
import { sets } from './trigger.js';

const isAlways = ({ transitions }: ChartEdge): boolean =>
  transitions.some(({ trigger }) => trigger.kind === 'always');

/** The states that are entered with one, without being named. */
function* enteredWith(state: ChartState, resolve: Resolver): Generator<ChartState> {
  yield state;
  if (state.type === 'parallel') {
    for (const region of state.states) yield* enteredWith(region, resolve);
    return;
  }
  const initial = resolve.initialOf(state);
  // A child names itself only by mistake, and then without end.
  if (initial && initial !== state && resolve.isWithin(initial, state)) {
    yield* enteredWith(initial, resolve);
  }
}

/**
 * The lines a machine took: first one that the event sets off, then those that need none, through the states it
 * only passed through.
 */
export const routeOf = (
  edges: readonly ChartEdge[],
  resolve: Resolver,
  event: string,
  from: ReadonlySet<ChartState>,
  to: ReadonlySet<ChartState>,
): readonly ChartEdge[] => {
  const entered = [...to].filter((state) => !from.has(state));
  /** Whether a machine that came this way rests where it now is. */
  const arrives = ({ target }: ChartEdge) => {
    // What a history state leads to is not written in the chart.
    if (target.type === 'history') return true;
    const reached = [...enteredWith(target, resolve)];
    return (
      reached.every((state) => to.has(state)) &&
      (entered.length === 0 || reached.some((state) => entered.includes(state)))
    );
  };
  const leading = edges.filter(({ source }) => from.has(source));
  const set = leading.filter(({ transitions }) =>
    transitions.some(({ trigger }) => sets(trigger, event)),
  );
  // A step on the way to rest is told with the event that began it.
  const first = set.length > 0 ? set : leading.filter(isAlways);
  let routes = first.map((edge): readonly ChartEdge[] => [edge]);
  const seen = new Set(first);
  while (routes.length > 0) {
    const found = routes.filter((route) => {
      const last = route.at(-1);
      return last !== undefined && arrives(last);
    });
    // Parallel regions may each have taken a line of their own.
    if (found.length > 0) return [...new Set(found.flat())];
    routes = routes.flatMap((route) => {
      const last = route.at(-1);
      if (!last) return [];
      const passing = new Set(enteredWith(last.target, resolve));
      const next = edges.filter(
        (edge) => isAlways(edge) && passing.has(edge.source) && !seen.has(edge),
      );
      for (const edge of next) seen.add(edge);
      return next.map((edge) => [...route, edge]);
    });
  }
  return [];
};
