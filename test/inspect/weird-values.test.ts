import { runInNewContext } from 'node:vm';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { assign, createActor, setup } from 'xstate';
import { Secret } from '../../src/index.js';
import { fromXState, type InspectedEvent } from '../../src/inspect/index.js';
import { events } from './recording.js';

/** What the stream makes of a value that is sent, kept in the context and given as input. */
const shownOf = (value: unknown): { payload: unknown; text: string } => {
  const { seen, next } = events();
  const faults: unknown[] = [];
  const machine = setup({
    types: { context: {} as { kept: unknown }, events: {} as { type: 'put'; value: unknown } },
  }).createMachine({
    context: { kept: undefined },
    on: { put: { actions: assign({ kept: ({ event }) => event.value }) } },
  });
  const actor = createActor(machine, {
    input: value,
    inspect: fromXState(next, { onError: (error) => faults.push(error) }),
  });
  actor.start();
  actor.send({ type: 'put', value });
  actor.stop();
  assert.equal(faults, []);
  const put: InspectedEvent | undefined = seen
    .flatMap((event) => (event.type === 'event' && event.event.type === 'put' ? event.event : []))
    .at(0);
  // What is plain survives both ways of leaving the page unchanged.
  assert.equal(structuredClone(seen), JSON.parse(JSON.stringify(seen)));
  return { payload: put?.value, text: JSON.stringify(seen) };
};

const fail = () => {
  throw new Error('hostile');
};

class Thing {
  readonly secretly = 'inside';
}

const cycle: { self?: unknown } = {};
cycle.self = cycle;

const cases: readonly [string, unknown, unknown][] = [
  ['a secret', Secret.of('canary'), '[secret]'],
  ['text', 'text', 'text'],
  ['a symbol', Symbol('x'), '[symbol]'],
  ['a bigint', 12n, '12n'],
  ['no number', Number.NaN, 'NaN'],
  ['a function', fail, '[function]'],
  ['a class instance', new Thing(), '[Thing]'],
  ['an AbortSignal', new AbortController().signal, '[AbortSignal]'],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['a date that is none', new Date(Number.NaN), '[Date]'],
  ['a map', new Map([['a', Secret.of('canary')]]), [['a', '[secret]']]],
  ['a set', new Set([1, 2]), [1, 2]],
  ['a cycle', cycle, { self: '[circular]' }],
  [
    'a getter that throws',
    Object.defineProperty({}, 'x', { get: fail, enumerable: true }),
    { x: '[getter]' },
  ],
  ['a toJSON that throws', { toJSON: fail }, { toJSON: '[function]' }],
  ['no prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
  [
    'another realm',
    runInNewContext('({ a: [1], e: new TypeError("hush") })'),
    { a: [1], e: { name: 'TypeError' } },
  ],
  ['an error', new RangeError('hush'), { name: 'RangeError' }],
  ['a proxy of a secret', new Proxy(Secret.of('canary'), {}), '[secret]'],
  [
    'a proxy that throws at everything',
    new Proxy(
      {},
      {
        get: fail,
        getPrototypeOf: fail,
        ownKeys: fail,
        getOwnPropertyDescriptor: fail,
        has: fail,
      },
    ),
    '[unreadable]',
  ],
  [
    'a key of the prototype',
    JSON.parse('{"__proto__":{"x":1},"constructor":2}'),
    JSON.parse('{"__proto__":{"x":1},"constructor":2}'),
  ],
];

for (const [name, value, expected] of cases) {
  test(`${name} is shown plainly`, () => {
    const { payload, text } = shownOf(value);
    assert.equal(payload, expected);
    assert.not.match(text, 'canary');
    assert.not.match(text, 'hush');
    assert.not.match(text, 'inside');
  });
}

test('a getter is never run', () => {
  let runs = 0;
  shownOf(Object.defineProperty({}, 'x', { enumerable: true, get: () => (runs += 1) }));
  assert.is(runs, 0);
});

test('a revoked proxy and an endless one are shown somehow', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  assert.is(shownOf(proxy).payload, '[unreadable]');
  const endless: object = new Proxy(
    {},
    {
      getPrototypeOf: () => Object.prototype,
      ownKeys: () => ['a', 'b'],
      getOwnPropertyDescriptor: () => ({
        value: endlessly(),
        enumerable: true,
        configurable: true,
      }),
    },
  );
  const endlessly = (): object => new Proxy(endless, {});
  assert.ok(shownOf(endless).text.length < 2_000_000);
});

test('what is large is cut: text, lists, records, depth', () => {
  const deep = (levels: number): object => (levels === 0 ? {} : { in: deep(levels - 1) });
  const { text } = shownOf({
    icon: `data:image/png;base64,${'A'.repeat(100_000)}`,
    list: new Array(100_000).fill(1),
    record: Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index])),
    deep: deep(1_000),
  });
  assert.ok(text.length < 60_000, String(text.length));
  assert.match(text, '… [100022 characters]');
});

test('a text that holds a secret loses it, in whatever form, before the secret or after it', () => {
  const secret = 'pa ss/wörd+"1&';
  const forms = [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ secret }).toString(),
    JSON.stringify(secret),
    Buffer.from(secret).toString('base64'),
    Buffer.from(`user:${secret}`).toString('base64'),
    Buffer.from(`me@example.com:${secret}`).toString('base64'),
  ];
  const { text } = shownOf([...forms, Secret.of(secret), { [`key ${secret}`]: forms.join(' ') }]);
  for (const form of [
    'pa ss',
    'wörd',
    'w%C3%B6rd',
    ...forms.slice(4).map((form) => form.slice(8, -4)),
  ]) {
    assert.not.match(text, form);
  }
});

test('a secret at the edge of what is cut away is not half shown', () => {
  const secret = 'canary-canary-canary';
  for (let before = 1_970; before <= 2_005; before += 1) {
    const { text } = shownOf([
      Secret.of(secret),
      'x'.repeat(before) + secret,
      secret.repeat(200) + 'x'.repeat(before) + secret,
    ]);
    assert.not.match(text, 'cana');
  }
});

test('a long secret is not shown in part', () => {
  const key = Array.from({ length: 400 }, (_, line) => `line${line}-0123456789`).join('\n');
  const { text } = shownOf([
    Secret.of(key),
    `refused: ${key}`,
    `refused: ${key.replaceAll('\n', ' ')}`,
  ]);
  assert.not.match(text, 'line2-');
  assert.not.match(text, 'line150-');
});

test('a short secret goes where it stands alone, and not out of the middle of words', () => {
  const { payload } = shownOf([Secret.of('7a'), 'code 7a.', '47ab']);
  assert.equal(payload, ['[secret]', 'code [secret].', '47ab']);
});

test('the names in a chart stay even if somebody has one for a password', () => {
  const { seen, next } = events();
  const machine = setup({
    types: { events: {} as { type: 'send'; key: Secret; note: string } },
  }).createMachine({
    initial: 'pending',
    states: { pending: { on: { send: 'failed' } }, failed: { tags: 'failed' } },
  });
  const actor = createActor(machine, { inspect: fromXState(next) });
  actor.start();
  actor.send({ type: 'send', key: Secret.of('failed'), note: 'it was failed' });
  const last = seen.at(-1);
  assert.ok(last?.type === 'snapshot');
  assert.is(last.snapshot.value, 'failed');
  assert.equal(last.snapshot.tags, ['failed']);
  assert.is(last.event.note, 'it was [secret]');
});

test.run();
