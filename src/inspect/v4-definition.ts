import type {
  MachineDefinition,
  NamedDefinition,
  StateDefinition,
  TransitionDefinition,
} from './machine-definition.js';
import { given } from './reading.js';

/** What XState 4 calls the events that XState 5 makes by itself. */
export const v4EventName = (type: string): string => {
  const after = /^xstate\.after\.(\d+|[^.]+)\.(.+)$/.exec(type);
  if (after) return `xstate.after(${after[1]})#${after[2]}`;
  return type
    .replace(/^xstate\.done\.actor\./, 'done.invoke.')
    .replace(/^xstate\.error\.actor\./, 'error.platform.')
    .replace(/^xstate\.done\.state\./, 'done.state.');
};

interface V4Transition {
  readonly target?: readonly string[];
  readonly cond?: { readonly type: 'xstate.guard'; readonly name: string };
  readonly actions: readonly NamedDefinition[];
  readonly source: string;
  readonly internal: boolean;
  readonly eventType: string;
  readonly event: string;
  readonly delay?: string | number;
  readonly description?: string;
}

/** A state in the form of `machine.definition` of XState 4, which its `createMachine` takes too. */
export interface V4Definition {
  readonly id: string;
  readonly key: string;
  readonly type: StateDefinition['type'];
  readonly initial?: string;
  readonly history: false | 'shallow' | 'deep';
  readonly states: { readonly [key: string]: V4Definition };
  readonly on: { readonly [event: string]: readonly V4Transition[] };
  /** XState 4 itself has these under `on`, where it reads them only with a warning. */
  readonly always?: readonly V4Transition[];
  readonly transitions: readonly V4Transition[];
  readonly entry: readonly NamedDefinition[];
  readonly exit: readonly NamedDefinition[];
  readonly activities: readonly object[];
  readonly invoke: readonly object[];
  readonly order: number;
  readonly tags: readonly string[];
  readonly meta?: unknown;
  readonly description?: string;
  /** At the root: XState 5 knows nothing else, and who reads the chart with XState 4 is warned without it. */
  readonly predictableActionArguments?: true;
}

const transitionOf =
  (source: string, event: string, delay?: string | number) =>
  ({ target, guard, actions = [], reenter, description }: TransitionDefinition): V4Transition => ({
    ...given('target', target),
    ...(guard && { cond: { type: 'xstate.guard', name: guard.type } }),
    actions,
    source: `#${source}`,
    internal:
      reenter !== true && (target ?? []).every((inside) => inside.startsWith(`#${source}.`)),
    eventType: event,
    event,
    ...given('delay', delay),
    ...given('description', description),
  });

const numeric = (delay: string): string | number => (/^\d+$/.test(delay) ? Number(delay) : delay);

/** By event, as XState 4 has no other kind but `always`. */
const eventsOf = (state: StateDefinition): V4Definition['on'] => {
  const { id, on = {}, after = {}, onDone, invoke = [] } = state;
  const named = (event: string, list: readonly TransitionDefinition[] | undefined) =>
    list ? [[event, list.map(transitionOf(id, event))] as const] : [];
  return Object.fromEntries([
    ...invoke.flatMap((one) => [
      ...named(`done.invoke.${one.id}`, one.onDone),
      ...named(`error.platform.${one.id}`, one.onError),
      ...named(`xstate.snapshot.${one.id}`, one.onSnapshot),
    ]),
    ...Object.entries(on).flatMap(([event, list]) => named(event, list)),
    ...named(`done.state.${id}`, onDone),
    ...Object.entries(after).map(([delay, list]) => {
      const event = `xstate.after(${delay})#${id}`;
      return [event, list.map(transitionOf(id, event, numeric(delay)))] as const;
    }),
  ]);
};

/** The form in which XState 4 describes a machine. */
export const v4Definition = (machine: MachineDefinition): V4Definition => {
  // In document order, as XState 4 counts: the root is -1 and its first child 1.
  let count = 1;
  const define = (
    key: string,
    state: StateDefinition,
    order: number,
    begins: boolean,
  ): V4Definition => {
    const on = eventsOf(state);
    // XState 4 works out where a machine begins, and fails on a guard it does not have.
    const always = state.always
      ?.map(transitionOf(state.id, ''))
      .map(({ cond, ...rest }) => ({ ...rest, ...(cond && !begins && { cond }) }));
    const invoke = (state.invoke ?? []).map(({ id, src }) => ({
      type: 'xstate.invoke',
      id,
      src: { type: src },
    }));
    return {
      id: state.id,
      key,
      type: state.type,
      ...given('initial', state.initial),
      history: state.history ?? false,
      states: Object.fromEntries(
        Object.entries(state.states ?? {}).map(([name, child]) => [
          name,
          define(name, child, count++, begins && name === state.initial),
        ]),
      ),
      on,
      ...given('always', always),
      transitions: [...Object.values(on).flat(), ...(always ?? [])],
      entry: state.entry ?? [],
      exit: state.exit ?? [],
      activities: invoke,
      invoke,
      order,
      tags: state.tags ?? [],
      ...given('meta', state.meta),
      ...given('description', state.description),
    };
  };
  return { ...define(machine.id, machine, -1, true), predictableActionArguments: true };
};

/** XState 4 shows machines only, so an actor that is none is shown as the chart of its status. */
export const statusChart = (id: string): MachineDefinition => ({
  id,
  type: 'compound',
  initial: 'active',
  states: {
    active: { id: `${id}.active`, type: 'atomic' },
    done: { id: `${id}.done`, type: 'final' },
    error: { id: `${id}.error`, type: 'final' },
    stopped: { id: `${id}.stopped`, type: 'final' },
  },
});
