import * as t from '#io-ts';
import { type Fields, fieldsOf, given, listOf, textOf, textsOf } from '../read.js';
import type { ChartState, ChartTransition, StateType } from './machine.js';
import { triggerOf } from './trigger.js';

// A chart beyond these was not written by a person, and would not be read by one.
const deepest = 30;
const mostStates = 600;

const stateType = t.keyof({
  atomic: null,
  compound: null,
  parallel: null,
  final: null,
  history: null,
});

/** A guard or an action, by name: both versions write them as text or as an object. */
const nameOf = (value: unknown): string | undefined => {
  // What lies too deep is cut off on its way here.
  if (t.string.is(value)) return /^\[.*\]$/.test(value) ? '…' : value;
  const { type, name, params } = fieldsOf(value);
  const shown = type === 'xstate.guard' ? textOf(name) : (textOf(type) ?? textOf(name));
  if (shown === undefined) return undefined;
  const guards = listOf(fieldsOf(params).guards ?? fieldsOf(value).guards).flatMap(
    (guard) => nameOf(guard) ?? [],
  );
  if (guards.length > 0) return shown === 'not' ? `not ${guards[0]}` : guards.join(` ${shown} `);
  return t.string.is(params) || t.number.is(params) ? `${shown} ${params}` : shown;
};

const targetOf = (target: unknown): readonly string[] =>
  listOf(target).flatMap((one) => {
    const id = textOf(fieldsOf(one).id);
    return t.string.is(one) ? [one] : id === undefined ? [] : [`#${id}`];
  });

const transitionsOf = (descriptor: string, written: unknown): readonly ChartTransition[] =>
  listOf(written).map((one) => {
    const { target, guard, cond, actions } = fieldsOf(one);
    return {
      trigger: triggerOf(descriptor),
      ...given('guard', nameOf(guard ?? cond)),
      targets: targetOf(t.string.is(one) ? one : target),
      actions: listOf(actions).flatMap((action) => nameOf(action) ?? []),
    };
  });

const sameTransition = (one: ChartTransition) =>
  JSON.stringify([one.trigger, one.guard, one.targets]);

/** Definitions say some transitions twice: under `on`, and in a list with those of invoked actors and delays. */
const unlike = (transitions: readonly ChartTransition[]): readonly ChartTransition[] => [
  ...new Map(transitions.map((one) => [sameTransition(one), one])).values(),
];

const allTransitions = (state: Fields, id: string): readonly ChartTransition[] => {
  const keyed = (written: unknown, descriptor: (key: string) => string) =>
    Object.entries(fieldsOf(written)).flatMap(([key, one]) => transitionsOf(descriptor(key), one));
  return unlike([
    ...keyed(state.on, (event) => event),
    ...transitionsOf('', state.always),
    ...listOf(state.transitions).flatMap((one) =>
      transitionsOf(textOf(fieldsOf(one).eventType) ?? textOf(fieldsOf(one).event) ?? '', one),
    ),
    ...listOf(state.invoke).flatMap((one, index) => {
      const { id: actor = `${index}.${id}`, onDone, onError, onSnapshot } = fieldsOf(one);
      return [
        ...transitionsOf(`xstate.done.actor.${actor}`, onDone),
        ...transitionsOf(`xstate.error.actor.${actor}`, onError),
        ...transitionsOf(`xstate.snapshot.${actor}`, onSnapshot),
      ];
    }),
    ...transitionsOf(`xstate.done.state.${id}`, state.onDone),
    // The delay of a state of XState 4 may be a list, where it is written in each.
    ...(t.UnknownArray.is(state.after)
      ? state.after.flatMap((one) => transitionsOf(`xstate.after(${fieldsOf(one).delay})`, one))
      : keyed(state.after, (delay) => `xstate.after(${delay})`)),
  ]);
};

const typeOf = (state: Fields, children: number): StateType => {
  const said = stateType.is(state.type) ? state.type : undefined;
  if (said && said !== 'atomic' && said !== 'compound') return said;
  return children > 0 ? 'compound' : said === 'compound' ? 'atomic' : (said ?? 'atomic');
};

const invokeText = (value: unknown): string | undefined => {
  const { src, id } = fieldsOf(value);
  return nameOf(src) ?? textOf(id) ?? textOf(value);
};

/** The states in the order they were written in, where the definition tells: its members may have been sorted. */
const inDocumentOrder = (states: Fields): readonly (readonly [string, unknown])[] => {
  const place = ([, state]: readonly [string, unknown]) => {
    const { order } = fieldsOf(state);
    return t.number.is(order) ? order : 0;
  };
  return Object.entries(states).sort((one, other) => place(one) - place(other));
};

/**
 * Reads the definition of a machine: of XState 5 (`machine.definition`, or its config), or of XState 4.
 *
 * @returns nothing for logic that is no machine, as of a promise, and for a chart too large to draw
 */
export const readDefinition = (definition: unknown): ChartState | undefined => {
  let count = 0;
  const read = (
    value: unknown,
    name: string,
    id: string,
    key: string,
    depth: number,
  ): ChartState => {
    const state = fieldsOf(value);
    count += 1;
    const ownId = textOf(state.id) ?? id;
    const inner = depth < deepest ? inDocumentOrder(fieldsOf(state.states)) : [];
    const states = inner.flatMap(([child, written], index) =>
      count < mostStates
        ? [read(written, child, `${ownId}.${child}`, `${key}.${index}`, depth + 1)]
        : [],
    );
    const initial = textOf(state.initial) ?? targetOf(fieldsOf(state.initial).target)[0];
    return {
      key,
      id: ownId,
      name,
      type: typeOf(state, states.length),
      deep: state.history === 'deep',
      ...given('initial', initial),
      ...given('description', textOf(state.description)),
      tags: textsOf(state.tags),
      invokes: listOf(state.invoke).flatMap((one) => invokeText(one) ?? []),
      transitions: allTransitions(state, ownId),
      states,
    };
  };
  const { id, key, states } = fieldsOf(definition);
  if (Object.keys(fieldsOf(states)).length === 0) return undefined;
  const name = textOf(id) ?? textOf(key) ?? 'machine';
  const root = read(definition, name, name, 's', 0);
  return count < mostStates ? root : undefined;
};
