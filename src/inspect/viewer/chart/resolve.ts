import { type ChartState, statesOf } from './machine.js';

export interface Resolver {
  readonly parentOf: (state: ChartState) => ChartState | undefined;
  /** The state that a target names, as seen from the state that names it. */
  readonly target: (from: ChartState, written: string) => ChartState | undefined;
  readonly initialOf: (state: ChartState) => ChartState | undefined;
  readonly isWithin: (state: ChartState, ancestor: ChartState) => boolean;
}

const below = (state: ChartState | undefined, path: string): ChartState | undefined => {
  if (!state || path === '') return state;
  const whole = state.states.find(({ name }) => name === path);
  if (whole) return whole;
  const [first = '', ...rest] = path.split('.');
  const child = state.states.find(({ name }) => name === first);
  return child && below(child, rest.join('.'));
};

/** Finds what targets mean, as XState does. */
export const resolver = (root: ChartState): Resolver => {
  const parents = new Map<ChartState, ChartState>();
  const ids = new Map<string, ChartState>();
  for (const state of statesOf(root)) {
    ids.set(state.id, state);
    for (const child of state.states) parents.set(child, state);
  }
  const byId = (written: string): ChartState | undefined => {
    const known = ids.get(written);
    if (known) return known;
    // `#id.child.grandchild`
    for (let dot = written.lastIndexOf('.'); dot > 0; dot = written.lastIndexOf('.', dot - 1)) {
      const outer = ids.get(written.slice(0, dot));
      if (outer) return below(outer, written.slice(dot + 1));
    }
    return undefined;
  };
  const target = (from: ChartState, written: string) => {
    if (written.startsWith('#')) return byId(written.slice(1));
    if (written.startsWith('.')) return below(from, written.slice(1));
    return below(parents.get(from) ?? from, written);
  };
  const isWithin = (state: ChartState, ancestor: ChartState): boolean => {
    for (let at: ChartState | undefined = state; at; at = parents.get(at)) {
      if (at === ancestor) return true;
    }
    return false;
  };
  return {
    parentOf: (state) => parents.get(state),
    target,
    isWithin,
    initialOf: (state) => {
      if (state.type === 'parallel' || state.initial === undefined) return undefined;
      return state.initial.startsWith('#') || state.initial.startsWith('.')
        ? target(state, state.initial)
        : below(state, state.initial);
    },
  };
};
