import * as t from '#io-ts';
import { fieldsOf } from '../read.js';
import type { ChartState } from './machine.js';

/** The states that are active where a machine has this value; the root always is. */
export const activeStates = (root: ChartState, value: unknown): ReadonlySet<ChartState> => {
  const active = new Set<ChartState>();
  const mark = (state: ChartState, inner: unknown): void => {
    active.add(state);
    const child = (name: string) => state.states.find((one) => one.name === name);
    if (t.string.is(inner)) {
      const only = child(inner);
      if (only) mark(only, undefined);
      return;
    }
    for (const [name, below] of Object.entries(fieldsOf(inner))) {
      const region = child(name);
      if (region) mark(region, below);
    }
  };
  if (value !== undefined && value !== null) mark(root, value);
  return active;
};

/** The innermost of them, as paths: `authenticating.oauth.ready`. */
export const valuePaths = (value: unknown, prefix = ''): readonly string[] => {
  if (t.string.is(value)) return [`${prefix}${value}`];
  return Object.entries(fieldsOf(value)).flatMap(([name, inner]) => {
    const below = valuePaths(inner, `${prefix}${name}.`);
    return below.length > 0 ? below : [`${prefix}${name}`];
  });
};
