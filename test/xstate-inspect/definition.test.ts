import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createMachine } from 'xstate';
import { connectorAuthMachine } from '../../machines/index.js';
import type { MachineDefinition } from '../../src/inspect/index.js';
import { observe } from '../../src/inspect/index.js';
import { type V4Definition, v4Definition } from '../../src/inspect/v4-definition.js';

/** The chart as the stream tells it; this folder's own XState is not the one that runs it. */
const shown = (machine: object & { readonly id: string }): MachineDefinition => {
  const found: MachineDefinition[] = [];
  observe((event) => {
    if (event.type === 'actor' && event.definition) found.push(event.definition);
  }).xstate({ type: '@xstate.actor', actorRef: { sessionId: 'x:0', id: 'x:0', logic: machine } });
  const [definition] = found;
  if (!definition) throw new Error('No definition was shown.');
  return definition;
};

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** XState 4 reads `always`, and writes it as an event without a name. */
const asWritten = (definition: V4Definition): object => {
  const { always, predictableActionArguments: _, states, on, ...rest } = definition;
  return {
    ...rest,
    on: { ...on, ...(always && { '': always }) },
    states: Object.fromEntries(
      Object.entries(states).map(([name, state]) => [name, asWritten(state)]),
    ),
  };
};

/** Runs without a word on the console. */
const quietly = <A>(run: () => A): A => {
  const { warn } = console;
  const said: unknown[] = [];
  console.warn = (...words) => said.push(words.join(' '));
  try {
    return run();
  } finally {
    console.warn = warn;
    assert.equal(said, []);
  }
};

test('XState 4 reads the chart in its form, without a warning, and writes the same again', () => {
  const ours = v4Definition(shown(connectorAuthMachine));
  const theirs = quietly(() => createMachine(JSON.parse(JSON.stringify(ours))).definition);
  const bare = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Array.isArray(value)
        ? value.map(bare)
        : Object.fromEntries(
            Object.entries(value).flatMap(([key, inner]) =>
              // Its own description of the same, where it says more than it was told.
              ['context', 'entry', 'exit', 'activities', 'transitions'].includes(key)
                ? []
                : [[key, bare(inner)]],
            ),
          )
      : value;
  assert.equal(bare(json(theirs)), bare(json(asWritten(ours))));
});

test('the form is that of XState 4: events by its names, delays and guards as it writes them', () => {
  const ours = v4Definition({
    id: 'm',
    type: 'compound',
    initial: 'a',
    states: {
      a: {
        id: 'm.a',
        type: 'atomic',
        tags: ['t'],
        invoke: [
          { id: 'p', src: 'load', onDone: [{ target: ['#m.b'] }], onError: [{ target: ['#m.b'] }] },
        ],
        on: { GO: [{ target: ['#m.b'], guard: { type: 'ok' }, actions: [{ type: 'x' }] }] },
        after: { 1000: [{ target: ['#m.b'] }], late: [{ target: ['#m.b'] }] },
      },
      b: { id: 'm.b', type: 'final' },
    },
  });
  const theirs = createMachine({
    id: 'm',
    predictableActionArguments: true,
    initial: 'a',
    states: {
      a: {
        tags: ['t'],
        invoke: { id: 'p', src: 'load', onDone: 'b', onError: 'b' },
        on: { GO: { target: 'b', cond: 'ok', actions: 'x' } },
        after: { 1000: 'b', late: 'b' },
      },
      b: { type: 'final' },
    },
  });
  const on = (definition: unknown): unknown => json(definition);
  assert.equal(on(ours.states.a?.on), on(theirs.definition.states.a?.on));
  assert.equal(ours.states.a?.invoke, json(theirs.definition.states.a?.invoke));
  assert.equal(
    Object.keys(theirs.definition)
      .filter((key) => !['context', 'version', 'data', 'description', 'meta'].includes(key))
      .sort(),
    Object.keys(asWritten(ours)).sort(),
  );
});

test.run();
