import { and, not, or } from 'xstate/guards';
import type {
  InvokeDefinition,
  MachineDefinition,
  NamedDefinition,
  StateDefinition,
  TransitionDefinition,
} from './machine-definition.js';
import {
  attempt,
  entriesField,
  field,
  given,
  isCallable,
  isObject,
  listField,
  textField,
} from './reading.js';
import type { SecretMemory } from './secret-memory.js';
import { toPlain } from './to-plain.js';

type Transitions = ReadonlyMap<string, readonly TransitionDefinition[]>;

const someOf = <A>(list: readonly A[]): readonly A[] | undefined =>
  list.length > 0 ? list : undefined;

const someIn = <A>(entries: readonly (readonly [string, A])[]): Record<string, A> | undefined =>
  entries.length > 0 ? Object.fromEntries(entries) : undefined;

const histories = ['shallow', 'deep'] as const;
const types = ['atomic', 'compound', 'parallel', 'final', 'history'] as const;

/** XState adds actions of its own that start and stop a state's timers; the chart has them under `after`. */
const isTimer = (action: unknown): boolean =>
  (textField(field(action, 'event'), 'type') ?? textField(action, 'sendId') ?? '').startsWith(
    'xstate.after.',
  );

/** How XState's combined guards decide: by what they are, as a bundler may have renamed them. */
const combinations = new Map(
  Object.entries({ and: and([]), or: or([]), not: not('') }).map(([name, guard]) => [
    field(guard, 'check'),
    name,
  ]),
);

const definer = (memory: SecretMemory) => {
  const described = (text: string | undefined) =>
    text === undefined ? undefined : memory.clean(text);

  /** An action or guard: a name, `{ type, params }`, or a function, where the library's own carry a type. */
  const named = (value: unknown): NamedDefinition => {
    if (typeof value === 'string') return { type: value };
    const type =
      textField(value, 'type') ??
      combinations.get(field(value, 'check')) ??
      (textField(value, 'name') || 'inline');
    const guards = someOf(listField(value, 'guards').map(named));
    const params = field(value, 'params');
    return {
      type,
      ...given(
        'params',
        guards
          ? toPlain({ guards }, memory)
          : params === undefined || isCallable(params)
            ? undefined
            : toPlain(params, memory),
      ),
    };
  };
  const namedAll = (list: readonly unknown[]) =>
    someOf(list.filter((action) => !isTimer(action)).map(named));

  const transition = (value: unknown): TransitionDefinition => {
    const targets = listField(value, 'target').flatMap((node) => textField(node, 'id') ?? []);
    const guard = field(value, 'guard');
    return {
      ...given('target', someOf(targets.map((id) => `#${id}`))),
      ...given('guard', guard === undefined ? undefined : named(guard)),
      ...given('actions', namedAll(listField(value, 'actions'))),
      ...given('reenter', field(value, 'reenter') === true ? true : undefined),
      ...given('description', described(textField(value, 'description'))),
    };
  };

  const transitionsOf = (node: unknown): Transitions => {
    const found = field(node, 'transitions');
    if (!(found instanceof Map)) return new Map();
    const entries: readonly (readonly [unknown, unknown])[] = [...found];
    return new Map(
      entries.map(([event, list]) => [
        String(event),
        Array.isArray(list) ? list.map(transition) : [],
      ]),
    );
  };

  const invokes = (node: unknown, transitions: Transitions): readonly InvokeDefinition[] =>
    listField(node, 'invoke').map((invoke) => {
      const id = textField(invoke, 'id') ?? '';
      return {
        id,
        src: textField(invoke, 'src') ?? 'inline',
        ...given('onDone', transitions.get(`xstate.done.actor.${id}`)),
        ...given('onError', transitions.get(`xstate.error.actor.${id}`)),
        ...given('onSnapshot', transitions.get(`xstate.snapshot.${id}`)),
      };
    });

  const initialOf = (node: unknown): string | undefined => {
    const [first] = listField(field(node, 'initial'), 'target');
    const inside = field(first, 'parent') === node;
    const name = textField(first, inside ? 'key' : 'id');
    return name === undefined || inside ? name : `#${name}`;
  };

  const state = (node: unknown, depth: number): StateDefinition => {
    const id = textField(node, 'id') ?? '';
    const type = textField(node, 'type');
    const history = textField(node, 'history');
    const order = field(node, 'order');
    const transitions = transitionsOf(node);
    const invoke = invokes(node, transitions);
    const afterOf = (event: string): string | undefined =>
      event.startsWith('xstate.after.') && event.endsWith(`.${id}`)
        ? event.slice('xstate.after.'.length, -id.length - 1)
        : undefined;
    const ofInvoke = new Set(
      invoke.flatMap((one) => [
        `xstate.done.actor.${one.id}`,
        `xstate.error.actor.${one.id}`,
        `xstate.snapshot.${one.id}`,
      ]),
    );
    const done = `xstate.done.state.${id}`;
    const entries = [...transitions];
    return {
      id,
      type: types.find((one) => one === type) ?? 'atomic',
      ...given('initial', initialOf(node)),
      ...given('order', typeof order === 'number' ? order : undefined),
      ...given(
        'history',
        histories.find((one) => one === history),
      ),
      ...given('description', described(textField(node, 'description'))),
      ...given(
        'tags',
        someOf(listField(node, 'tags').filter((tag): tag is string => typeof tag === 'string')),
      ),
      ...given(
        'meta',
        field(node, 'meta') === undefined ? undefined : toPlain(field(node, 'meta'), memory),
      ),
      ...given('entry', namedAll(listField(node, 'entry'))),
      ...given('exit', namedAll(listField(node, 'exit'))),
      ...given('invoke', someOf(invoke)),
      ...given(
        'on',
        someIn(
          entries.filter(
            ([event]) => !ofInvoke.has(event) && event !== done && afterOf(event) === undefined,
          ),
        ),
      ),
      ...given('always', someOf(listField(node, 'always').map(transition))),
      ...given(
        'after',
        someIn(
          entries.flatMap(([event, list]) => {
            const delay = afterOf(event);
            return delay === undefined ? [] : [[delay, list] as const];
          }),
        ),
      ),
      ...given('onDone', transitions.get(done)),
      ...given(
        'states',
        // A chart of this depth was not written by a person.
        depth < 50
          ? someIn(
              entriesField(node, 'states').map(
                ([key, child]) => [key, state(child, depth + 1)] as const,
              ),
            )
          : undefined,
      ),
    };
  };
  return state;
};

/** The names a chart is made of, which are known before anybody types anything. */
function* wordsOf(state: StateDefinition): Generator<string> {
  yield state.id;
  yield* state.tags ?? [];
  for (const { type } of [...(state.entry ?? []), ...(state.exit ?? [])]) yield type;
  for (const { id, src } of state.invoke ?? []) {
    yield* [id, src, `xstate.done.actor.${id}`, `xstate.error.actor.${id}`];
  }
  for (const delay of Object.keys(state.after ?? {})) yield `xstate.after.${delay}.${state.id}`;
  yield `xstate.done.state.${state.id}`;
  const leading = [
    ...Object.values(state.on ?? {}).flat(),
    ...Object.values(state.after ?? {}).flat(),
    ...(state.always ?? []),
    ...(state.onDone ?? []),
    ...(state.invoke ?? []).flatMap(({ onDone = [], onError = [] }) => [...onDone, ...onError]),
  ];
  for (const { type } of leading.flatMap(({ actions = [] }) => actions)) yield type;
  yield* Object.keys(state.on ?? {});
  for (const [key, child] of Object.entries(state.states ?? {})) {
    yield key;
    yield* wordsOf(child);
  }
}

interface Known {
  readonly definition: MachineDefinition;
  readonly words: ReadonlySet<string>;
}

/** Flows share their machines. Kept only where no secret had a part in it. */
const known = new WeakMap<object, Known>();

const knownOf = (root: object, memory: SecretMemory): Known => {
  const kept = memory.isEmpty() ? known.get(root) : undefined;
  if (kept) return kept;
  const definition = definer(memory)(root, 0);
  const made = { definition, words: new Set(wordsOf(definition)) };
  if (memory.isEmpty()) known.set(root, made);
  return made;
};

/** The chart of an actor's logic as plain JSON, or nothing where the logic is no machine. */
export const definitionOf = (
  logic: unknown,
  memory: SecretMemory,
): MachineDefinition | undefined => {
  const root = field(logic, 'root');
  if (!isObject(root) || !isObject(field(root, 'states'))) return undefined;
  return attempt(() => {
    const { definition, words } = knownOf(root, memory);
    memory.learn(words);
    return definition;
  }, undefined);
};
