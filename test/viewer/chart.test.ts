import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createMachine } from 'xstate';
import { connectorAuthMachine } from '../../machines/connector-auth.machine.js';
import { activeStates, valuePaths } from '../../src/inspect/viewer/chart/active.js';
import { readDefinition } from '../../src/inspect/viewer/chart/definition.js';
import { edgesOf } from '../../src/inspect/viewer/chart/edges.js';
import { layoutOf } from '../../src/inspect/viewer/chart/layout.js';
import { statesOf } from '../../src/inspect/viewer/chart/machine.js';
import { leadingBack } from '../../src/inspect/viewer/chart/order.js';
import { resolver } from '../../src/inspect/viewer/chart/resolve.js';
import { routeOf } from '../../src/inspect/viewer/chart/route.js';
import { sets, triggerOf, triggerText } from '../../src/inspect/viewer/chart/trigger.js';

const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'function' ? { type: member.name } : member,
    ),
  );

const chartOf = (definition: unknown) => {
  const root = readDefinition(definition);
  if (!root) throw new Error('The definition holds no chart.');
  const resolve = resolver(root);
  const edges = edgesOf(root, resolve);
  return { root, resolve, edges, all: [...edges.lines, ...edges.notes] };
};

type ChartOf = ReturnType<typeof chartOf>;

const told = ({ all }: ChartOf): readonly string[] =>
  all.map(({ source, target, labels }) => `${source.name} > ${target.name}: ${labels.join('; ')}`);

const route = (chart: ChartOf, event: string, from: unknown, to: unknown): readonly string[] =>
  routeOf(
    chart.all,
    chart.resolve,
    event,
    activeStates(chart.root, from),
    activeStates(chart.root, to),
  ).map(({ source, target }) => `${source.name} > ${target.name}`);

const connectorAuth = chartOf(plain(connectorAuthMachine.config));

test('every state of the connector machine is in its chart, with its texts', () => {
  const states = [...statesOf(connectorAuth.root)];
  const names = states.map(({ name }) => name);
  for (const name of Object.keys(connectorAuthMachine.config.states ?? {})) {
    assert.ok(names.includes(name), name);
  }
  const ready = states.find(({ id }) => id.endsWith('.oauth.ready') || id === 'ready');
  assert.is(ready?.description, 'The user is about to start the sign-in.');
  assert.equal(ready?.tags, ['input', 'step:oauth']);
});

test('what holds everywhere is a note at the root, not a line from everywhere', () => {
  assert.ok(told(connectorAuth).includes('connectorAuth > cancelled: cancel → cancelled'));
});

test('the ways of many states to the same one are one line, and told in each', () => {
  const { bundles, notes } = connectorAuth.edges;
  assert.equal(bundles.map(({ source, target }) => `${source.name} > ${target.name}`).sort(), [
    'authenticating > collectProperties',
    'authenticating > failed',
    'oauth > completing',
  ]);
  const told = notes.filter(({ through }) => through === bundles[0]);
  assert.ok(told.length >= 3);
});

test('a step flashes the line it took, and those through the states it only passed', () => {
  assert.equal(
    route(
      connectorAuth,
      'oauth.start',
      { authenticating: { oauth: 'ready' } },
      { authenticating: { oauth: 'signingIn' } },
    ),
    ['ready > signingIn'],
  );
  assert.equal(
    route(connectorAuth, 'xstate.done.actor.fetchConnector', 'fetchConnector', 'collectProperties'),
    ['fetchConnector > checkAuthType', 'checkAuthType > collectProperties'],
  );
  assert.equal(
    route(connectorAuth, 'xstate.done.actor.fetchConnector', 'fetchConnector', {
      authenticating: { apiKey: 'entering' },
    }),
    ['fetchConnector > checkAuthType', 'checkAuthType > authenticating', 'choosing > apiKey'],
  );
  assert.equal(
    route(connectorAuth, 'xstate.done.actor.fetchConnector', 'checkAuthType', 'collectProperties'),
    ['checkAuthType > collectProperties'],
  );
  assert.equal(route(connectorAuth, 'cancel', 'collectProperties', 'cancelled'), [
    'connectorAuth > cancelled',
  ]);
  assert.equal(route(connectorAuth, 'nothing.known', 'collectProperties', 'collectProperties'), []);
});

test('the connector machine is laid out without states on top of each other', async () => {
  const { root, edges, resolve } = connectorAuth;
  const layout = await layoutOf(root, edges, resolve, (text) => text.length * 7, 'DOWN');
  assert.is(layout.states.length, [...statesOf(root)].length);
  assert.is(layout.lines.length, edges.lines.length + edges.bundles.length);
  const leaves = layout.states.filter(({ state }) => state.states.length === 0);
  for (const one of leaves) {
    for (const other of leaves) {
      if (one === other) continue;
      const [a, b] = [one.area, other.area];
      const apart =
        a.x + a.width <= b.x ||
        b.x + b.width <= a.x ||
        a.y + a.height <= b.y ||
        b.y + b.height <= a.y;
      assert.ok(apart, `${one.state.name} and ${other.state.name}`);
    }
  }
});

for (const direction of ['DOWN', 'RIGHT'] as const) {
  test(`every text fits into the box of its state, ${direction}`, async () => {
    const wide = chartOf({
      id: 'wide',
      initial: 'around',
      states: {
        around: {
          on: { 'a.rather.long.event.name': [{ target: '.inside', guard: 'aGuardOfALongName' }] },
          initial: 'inside',
          states: { inside: {} },
        },
      },
    });
    for (const { root, edges, resolve } of [connectorAuth, wide]) {
      const layout = await layoutOf(root, edges, resolve, (text) => text.length * 7, direction);
      for (const { state, box, area } of layout.states) {
        assert.ok(area.width >= box.width && area.height >= box.height, state.name);
      }
    }
  });
}

const machine = createMachine({
  id: 'editor',
  type: 'parallel',
  states: {
    bold: { initial: 'off', states: { off: { on: { flip: 'on' } }, on: { on: { flip: 'off' } } } },
    file: {
      initial: 'clean',
      on: { 'save.*': '.saving' },
      states: {
        clean: { on: { edit: { target: 'dirty', guard: 'mayEdit' } } },
        dirty: { after: { 500: 'saving' } },
        saving: { invoke: { id: 'save', src: 'save', onDone: 'clean', onError: 'dirty' } },
        back: { type: 'history', history: 'deep' },
      },
    },
  },
});

for (const [form, definition] of Object.entries({
  config: plain(machine.config),
  definition: plain(machine.definition),
})) {
  test(`parallel, history, delayed and invoked parts are read from a ${form} of XState 5`, () => {
    const chart = chartOf(definition);
    const lines = told(chart);
    assert.is(chart.root.type, 'parallel');
    assert.ok(lines.includes('dirty > saving: after 500 ms'), lines.join('\n'));
    assert.ok(lines.includes('saving > clean: done'));
    assert.ok(lines.includes('saving > dirty: error'));
    assert.ok(lines.includes('file > saving: save.* → saving'));
    assert.ok(lines.some((line) => line.startsWith('clean > dirty: edit')));
    const history = [...statesOf(chart.root)].find(({ type }) => type === 'history');
    assert.is(history?.deep, true);
  });
}

test('a definition of XState 4 is read: conditions, invokes, delays, `#` targets', () => {
  const chart = chartOf({
    id: 'old',
    initial: 'a',
    states: {
      a: {
        id: 'old.a',
        on: {
          'done.invoke.job': [
            { target: ['#old.b'], cond: { type: 'xstate.guard', name: 'fits' } },
            { target: ['#old.a'] },
          ],
          'error.platform.job': [{ target: ['#old.b'] }],
          'xstate.after(1000)#old.a': [{ target: ['#old.b'] }],
          '': [{ target: ['#old.b'] }],
        },
        invoke: [{ type: 'xstate.invoke', id: 'job', src: { type: 'doJob' } }],
      },
      b: { id: 'old.b', type: 'final' },
    },
  });
  assert.equal(told(chart), ['a > b: done [fits]; error; after 1000 ms', 'a > a: ↻ done']);
  assert.equal(chart.root.states[0]?.invokes, ['doJob']);
});

test('logic that is no machine has no chart', () => {
  for (const definition of [undefined, null, 'x', { id: 'promise' }, { states: {} }, []]) {
    assert.is(readDefinition(definition), undefined);
  }
});

test('a chart beyond reading is not drawn, and one without end is cut', () => {
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`s${n}`, {}]));
  assert.is(readDefinition({ id: 'wide', states: wide }), undefined);
  let deep: object = { states: { end: {} } };
  for (let n = 0; n < 2_000; n += 1) deep = { states: { inner: deep } };
  assert.ok(readDefinition(deep));
});

test('nonsense in a definition is passed over', () => {
  const chart = chartOf({
    id: 7,
    initial: { target: 5 },
    on: { go: [null, 5, { target: {} }] },
    states: {
      a: { type: 'sideways', tags: [1, 'ok'], on: 'x', invoke: 'job', initial: 'a' },
      __proto__x: { on: { loop: '#nowhere' } },
    },
  });
  assert.is(chart.root.name, 'machine');
  assert.equal(chart.root.states[0]?.tags, ['ok']);
  assert.is(chart.root.states[0]?.type, 'atomic');
});

test('active states are found by a value of any form', () => {
  const names = (value: unknown) =>
    [...activeStates(chartOf(plain(machine.config)).root, value)].map(({ name }) => name);
  assert.equal(names({ bold: 'on', file: 'dirty' }), ['editor', 'bold', 'on', 'file', 'dirty']);
  assert.equal(names(undefined), []);
  assert.equal(names({ nowhere: 'x' }), ['editor']);
  assert.equal(valuePaths({ bold: 'on', file: {} }), ['bold.on', 'file']);
});

test('event types are told in the words of both versions', () => {
  const words = [
    'xstate.done.actor.x',
    'done.invoke.x',
    'xstate.error.actor.x',
    'error.platform.x',
    'xstate.after.grace.m.a',
    'xstate.after(1000)#m.a',
    'xstate.done.state.m.a',
    'go.on',
    '',
  ];
  assert.equal(
    words.map((word) => triggerText(triggerOf(word))),
    ['done', 'done', 'error', 'error', 'after grace', 'after 1000 ms', 'done', 'go.on', ''],
  );
  assert.ok(sets(triggerOf('save.*'), 'save.now'));
  assert.not.ok(sets(triggerOf('save.*'), 'saved'));
  assert.ok(sets(triggerOf('*'), 'anything'));
  assert.not.ok(sets(triggerOf('*'), 'xstate.done.actor.x'));
  assert.ok(sets(triggerOf('xstate.after(500)#m.a'), 'xstate.after.500.m.a'));
});

const leadBack = (definition: unknown): readonly string[] => {
  const { edges, resolve } = chartOf(definition);
  return [...leadingBack(edges.lines, resolve)].map(
    ({ source, target }) => `${source.name} > ${target.name}`,
  );
};

test('what leads back is told by the order in which the states were written', () => {
  const states = { open: { on: { go: 'busy' } }, busy: { on: { stop: 'open', end: 'closed' } } };
  assert.equal(leadBack({ initial: 'open', states: { ...states, closed: {} } }), ['busy > open']);
});

test('where the names were sorted, it is told by the way from the first state, and ends are last', () => {
  assert.equal(
    leadBack({
      initial: 'open',
      states: {
        busy: { on: { stop: 'open', end: 'closed' } },
        closed: { type: 'final' },
        open: { on: { go: 'busy', leave: 'closed' } },
      },
    }),
    ['busy > open'],
  );
});

test.run();
