import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createActor, createMachine, fromPromise, setup } from 'xstate';
import { fromXState, observe } from '../../src/inspect/index.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { settled } from '../support/scripted-api.js';
import { events, statesIn, walk } from './recording.js';

const sessionOfRoot = (seen: ReturnType<typeof events>['seen']) => seen[0]?.rootId ?? '';

test(
  'every state entered is in the stream, in order, those passed through as well',
  withSandbox(async (sandbox) => {
    const { seen, next } = events();
    const { output } = await walk(clientOf(sandbox), 1002, next);
    assert.is(output?.status, 'authenticated');
    assert.equal(statesIn(seen, sessionOfRoot(seen)), [
      '"fetchConnector"',
      '"checkAuthType"',
      '"collectProperties"',
      '"setProperties"',
      '{"authenticating":"choosing"}',
      '{"authenticating":{"apiKey":"entering"}}',
      '{"authenticating":{"apiKey":"saving"}}',
      '{"authenticating":"completing"}',
      '"authenticated"',
    ]);
  }),
);

test(
  'the stream tells of the children, whose they are, and how they ended',
  withSandbox(async (sandbox) => {
    const { seen, next } = events();
    await walk(clientOf(sandbox), 1001, next);
    const root = sessionOfRoot(seen);
    const children = seen.filter(({ type, parentId }) => type === 'actor' && parentId === root);
    assert.equal(
      children.map(({ id, src }) => [id, src]),
      [
        ['fetchConnector', 'fetchConnector'],
        ['authenticate', 'authenticate'],
      ],
    );
    for (const { sessionId } of children) {
      const own = seen.filter((event) => event.sessionId === sessionId);
      assert.equal(
        own.flatMap((event) => ('snapshot' in event ? (event.snapshot?.status ?? []) : [])),
        ['active', 'active', 'done'],
      );
      assert.ok(own.every(({ rootId }) => rootId === root));
    }
  }),
);

test('events are numbered and dated by the clock that was given', () => {
  const { seen, next } = events();
  let now = 1_000;
  const actor = createActor(
    createMachine({ initial: 'a', states: { a: { on: { go: 'b' } }, b: {} } }),
    {
      inspect: fromXState(next, { clock: () => now++ }),
    },
  );
  actor.start();
  actor.send({ type: 'go' });
  actor.stop();
  assert.equal(
    seen.map(({ sequence, time }) => [sequence, time]),
    seen.map((_, index) => [index, 1_000 + index]),
  );
  assert.equal(
    seen.flatMap((event) => (event.type === 'event' ? event.event.type : [])),
    ['xstate.init', 'go'],
  );
  assert.is(seen.at(-1)?.type, 'snapshot');
});

const hostile: readonly [string, () => unknown][] = [
  [
    'throws',
    () => {
      throw new Error('observer');
    },
  ],
  ['rejects', () => Promise.reject(new Error('observer'))],
  [
    'is slow',
    () => {
      const end = performance.now() + 2;
      while (performance.now() < end);
    },
  ],
  ['returns what cannot be read', () => new Proxy({}, { get: () => hostile[0]?.[1]() })],
];

for (const [name, next] of hostile) {
  test(`a flow ends as any other when its observer ${name}`, async () => {
    const run = async (inspect?: () => void) => {
      let result: unknown;
      await withSandbox(async (sandbox) => {
        result = await walk(clientOf(sandbox), 1002, inspect);
      })();
      return result;
    };
    let calls = 0;
    const watched = await run(() => {
      calls += 1;
      return next();
    });
    assert.equal(watched, await run());
    assert.ok(calls > 30);
  });
}

test('the first fault of an observer is told once, and a fault of who is told is swallowed', async () => {
  const told: unknown[] = [];
  const run = (inspect: (event: unknown) => void) => {
    const actor = createActor(createMachine({}), { inspect });
    actor.start();
    actor.stop();
  };
  const throwing = () => {
    throw new Error('observer');
  };
  run(fromXState(throwing, { onError: (error) => told.push(error) }));
  run(fromXState(async () => throwing(), { onError: (error) => told.push(error) }));
  run(fromXState(throwing, { onError: throwing }));
  await settled();
  assert.equal(
    told.map((error) => error instanceof Error && error.message),
    ['observer', 'observer'],
  );
});

test('an inspector and an observer can be handed over alike', () => {
  const { seen, next } = events();
  const machine = createMachine({ id: 'm' });
  createActor(machine, { inspect: fromXState({ next }) }).start();
  const first = seen.length;
  createActor(machine, { inspect: fromXState(observe(next)) }).start();
  assert.ok(first > 0);
  assert.is(seen.length, 2 * first);
});

test('what no inspection event of XState is, is passed over', () => {
  const { seen, next } = events();
  const inspector = observe(next);
  for (const value of [undefined, null, 1, 'x', {}, [], { type: '@xstate.actor' }, () => 1]) {
    inspector.xstate(value);
  }
  inspector.xstate({ type: '@xstate.new', actorRef: { sessionId: 'x:1' } });
  assert.is(seen.length, 0);
});

test('a failed child shows the name of its error and of what caused it, and no message', async () => {
  const { seen, next } = events();
  const load = fromPromise<string, undefined>(async () => {
    throw new TypeError('hush', { cause: new RangeError('hush') });
  });
  const machine = setup({ actors: { load } }).createMachine({
    initial: 'a',
    states: { a: { invoke: { src: 'load', onError: 'b' } }, b: { type: 'final' } },
  });
  createActor(machine, { inspect: fromXState(next) }).start();
  await settled();
  const text = JSON.stringify(seen);
  assert.match(text, '{"name":"TypeError","cause":{"name":"RangeError"}}');
  assert.not.match(text, 'hush');
});

test.run();
