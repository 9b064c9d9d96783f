import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type AnyStateMachine,
  and,
  assign,
  createActor,
  createMachine,
  not,
  or,
  setup,
} from 'xstate';
import { authenticationWatchMachine, connectorAuthMachine } from '../../machines/index.js';
import { Secret } from '../../src/index.js';
import {
  fromXState,
  type MachineDefinition,
  type StateDefinition,
} from '../../src/inspect/index.js';
import { mermaidOf } from '../support/mermaid.js';
import { events } from './recording.js';

const definitionOf = (machine: AnyStateMachine, input?: unknown): MachineDefinition => {
  const { seen, next } = events();
  createActor(machine, { input, inspect: fromXState(next) });
  const [first] = seen;
  if (first?.type !== 'actor' || !first.definition) throw new Error('No definition was shown.');
  return first.definition;
};

const every = (state: StateDefinition): readonly StateDefinition[] => [
  state,
  ...Object.values(state.states ?? {}).flatMap(every),
];

for (const machine of [connectorAuthMachine, authenticationWatchMachine]) {
  const shown = definitionOf(machine, { accountConnectorId: 1, authenticatedBefore: false });

  test(`the definition of ${machine.id} is plain JSON`, () => {
    assert.equal(JSON.parse(JSON.stringify(shown)), shown);
    assert.equal(structuredClone(shown), shown);
  });

  test(`XState reads the definition of ${machine.id} as the chart it was made of`, () => {
    const again: AnyStateMachine = createMachine(JSON.parse(JSON.stringify(shown)));
    assert.is(mermaidOf(again), mermaidOf(machine));
  });

  test(`every state of ${machine.id} is described`, () => {
    const inner = every(shown).slice(1);
    assert.ok(inner.length > 3);
    for (const { id, description } of inner) assert.ok(description, id);
  });
}

test('names, tags, guards, actions, delays and invokes are all there', () => {
  const shown = definitionOf(connectorAuthMachine, { accountConnectorId: 1 });
  const states = new Map(every(shown).map((state) => [state.id, state]));
  const fetching = states.get('connectorAuth.fetchConnector');
  assert.equal(fetching?.tags, ['pending', 'step:loading']);
  assert.equal(fetching?.invoke?.[0], {
    id: 'fetchConnector',
    src: 'fetchConnector',
    onDone: [{ target: ['#connectorAuth.checkAuthType'], actions: [{ type: 'keepConnector' }] }],
    onError: [
      {
        target: ['#connectorAuth.failed'],
        actions: [{ type: 'noteError', params: 'fetchConnector' }],
      },
    ],
  });
  const signingIn = states.get('connectorAuth.authenticating.oauth.signingIn');
  assert.equal(Object.keys(signingIn?.after ?? {}), ['linkLifetime', 'signInLimit']);
  assert.is(signingIn?.on?.['oauth.start']?.[0]?.reenter, true);
  assert.is(states.get('connectorAuth.authenticated')?.type, 'final');
});

test('inline functions, parallel and history states, and secrets in a chart are shown plainly', () => {
  const shown = definitionOf(
    setup({ guards: { yes: () => true }, actions: { note: () => undefined } }).createMachine({
      id: 'p',
      type: 'parallel',
      meta: { key: Secret.of('canary'), fn: () => 1 },
      states: {
        left: {
          initial: 'one',
          states: {
            one: {
              entry: [assign({}), () => undefined],
              on: { go: { guard: and(['yes', () => true]), target: 'two' } },
              after: { 1000: 'two' },
            },
            two: { type: 'final' },
            was: { type: 'history', history: 'deep', target: 'one' },
          },
          onDone: { actions: { type: 'note' } },
        },
        right: {},
      },
    }),
  );
  assert.equal(JSON.parse(JSON.stringify(shown)), shown);
  assert.equal(shown.meta, { key: '[secret]', fn: '[function]' });
  const left = shown.states?.left;
  assert.equal(left?.states?.one?.after, { 1000: [{ target: ['#p.left.two'] }] });
  assert.equal(left?.states?.one?.entry, [{ type: 'xstate.assign' }, { type: 'inline' }]);
  assert.is(left?.states?.one?.exit, undefined);
  assert.is(left?.states?.was?.history, 'deep');
  assert.equal(left?.onDone, [{ actions: [{ type: 'note' }] }]);
  assert.is(shown.type, 'parallel');
});

test('combined guards are told by what they are, also where a bundler has renamed them', () => {
  const renamed = <Guard extends object>(guard: Guard): Guard =>
    Object.defineProperty(guard, 'name', { value: 'b' });
  const shown = definitionOf(
    setup({ guards: { dry: () => true, warm: () => true } }).createMachine({
      on: {
        walk: { guard: renamed(and(['dry', 'warm'])) },
        swim: { guard: renamed(or(['warm', not('dry')])) },
        stay: { guard: renamed(not('dry')) },
      },
    }),
  );
  const guard = (event: string) => shown.on?.[event]?.[0]?.guard;
  assert.equal(guard('walk'), {
    type: 'and',
    params: { guards: [{ type: 'dry' }, { type: 'warm' }] },
  });
  assert.equal(guard('swim'), {
    type: 'or',
    params: { guards: [{ type: 'warm' }, { type: 'not', params: { guards: [{ type: 'dry' }] } }] },
  });
  assert.equal(guard('stay'), { type: 'not', params: { guards: [{ type: 'dry' }] } });
});

test('the order in which the states were written is told, as protocols sort their names', () => {
  const shown = definitionOf(connectorAuthMachine, { accountConnectorId: 1 });
  const sorted = Object.entries(shown.states ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  assert.equal(
    sorted.sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0)).map(([name]) => name),
    Object.keys(connectorAuthMachine.config.states ?? {}),
  );
});

test.run();
