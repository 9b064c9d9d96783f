import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SimulatedClock } from 'xstate';
import { type ConnectorAuth, createAccountAuth, createConnectorAuth } from '../../src/index.js';
import { type CanaryScan, canaryScan } from '../support/canaries.js';
import { settled } from '../support/scripted-api.js';
import { anyText } from './any/texts.js';
import { fuzz } from './run.js';
import { ending, rubbish } from './world/acts.js';
import { canaries } from './world/canaries.js';
import { deskOf, type Ending, reception } from './world/desk.js';
import { anyCyclr, outputsOf } from './world/outputs.js';
import { overheard } from './world/overheard.js';

/** What a host calls, and what happens meanwhile. */
type Act =
  | { readonly call: string; readonly args: readonly unknown[] }
  | { readonly answer: number; readonly ending: Ending }
  | { readonly wait: number };

const argument = fc.oneof(
  fc.constantFrom<unknown>(41, 'Domain', { Domain: 'acme', Key: 'k' }),
  rubbish,
);

const hostile = fc.tuple(anyText, anyText).map(([before, after]) => before + canaries.key + after);

/** What is secret is given where secrets are taken, and elsewhere is nothing secret. */
const argumentsOf = (call: string): fc.Arbitrary<readonly unknown[]> => {
  const secret = fc.oneof(hostile, fc.constant(canaries.key), rubbish);
  if (call.endsWith('.submitApiKey')) return fc.tuple(secret);
  if (call.endsWith('.submitBasic')) return fc.tuple(argument, secret);
  return fc.array(argument, { maxLength: 2 });
};

const actsOf = (methods: readonly string[]): fc.Arbitrary<readonly Act[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .constantFrom(...methods)
          .chain((call) => fc.record({ call: fc.constant(call), args: argumentsOf(call) })),
      },
      { weight: 5, arbitrary: fc.record({ answer: fc.nat(3), ending }) },
      { weight: 1, arbitrary: fc.record({ wait: fc.constantFrom(0, 2_000, 600_000) }) },
    ),
    { maxLength: 16, size: 'max' },
  );

interface Store {
  getView(): object;
  subscribe(listener: (view: object) => void): () => void;
  cancel(): void;
  stop(): void;
  readonly done: Promise<object>;
}

const { api, oauth, sit } = reception();

/** Calls a store's methods by name, as a page without a compiler might. */
const plays = async <S extends Store>(...play: Play<S>): Promise<void> => {
  const scan = canaryScan({ key: canaries.key });
  await overheard(scan, () => playThrough(scan, ...play));
  scan.holdsNone('outcome', 'console');
};

type Play<S> = readonly [
  start: (clock: SimulatedClock) => S,
  cyclr: Parameters<typeof outputsOf>[0],
  acts: readonly Act[],
  connectorOf: (store: S) => ConnectorAuth | undefined,
];

const playThrough = async <S extends Store>(
  scan: CanaryScan,
  ...[start, cyclr, acts, connectorOf]: Play<S>
): Promise<void> => {
  const desk = deskOf(outputsOf(cyclr), { inTurn: [], always: {} });
  sit(desk);
  const clock = new SimulatedClock();
  const store = start(clock);
  let heard: object | undefined;
  let said = 0;
  const unsubscribe = store.subscribe((view) => {
    heard = view;
    said += 1;
  });
  for (const act of acts) {
    const before = store.getView();
    if ('call' in act) {
      const [of, method = ''] = act.call.split('.');
      const target = of === 'connector' ? connectorOf(store) : store;
      const called: unknown = target && Reflect.get(target, method);
      if (typeof called === 'function') Reflect.apply(called, target, act.args);
    } else if ('answer' in act) {
      const open = desk.calls.filter((call) => call.open);
      open[act.answer % Math.max(open.length, 1)]?.end(act.ending);
    } else {
      clock.increment(act.wait);
    }
    await settled();
    const view = store.getView();
    assert.is(store.getView(), view, 'the view changes by being looked at');
    assert.is(heard, view, 'the listener was not told');
    assert.equal(JSON.parse(JSON.stringify(view)), view);
    assert.ok(view === before || said > 1);
    scan.see('view', JSON.stringify(view));
  }
  unsubscribe();
  store.stop();
  store.stop();
  store.cancel();
  const outcome = await store.done;
  assert.ok(desk.calls.every(({ open, signal }) => !open || signal?.aborted === true));
  assert.ok(desk.attempts.every(({ over }) => over === 1));
  const counts = [desk.calls.length, said];
  for (const call of desk.calls) if (call.open) call.end({ end: 'well', way: 0 });
  clock.increment(10 ** 9);
  await settled();
  assert.equal([desk.calls.length, said], counts, 'it goes on after its end');
  scan.see('outcome', JSON.stringify(outcome));
};

const connectorMethods = [
  ...['submitMethod', 'submitName', 'submitProperties', 'submitApiKey', 'submitBasic'],
  ...['startOAuth', 'cancelOAuth', 'submitTokens', 'back', 'retry', 'cancel'],
];

test('whatever is called on the store of a connector, it shows a view and ends', () =>
  fuzz(
    'createConnectorAuth',
    { small: 80, night: 6_000, of: 'sequences' },
    [anyCyclr, actsOf(connectorMethods.map((name) => `store.${name}`))],
    (cyclr, acts) =>
      plays(
        (clock) => createConnectorAuth({ api, oauth, clock, accountConnectorId: 41 }),
        cyclr,
        acts,
        () => undefined,
      ),
  ));

test('whatever is called on the store of an account, it shows a view and ends', () =>
  fuzz(
    'createAccountAuth',
    { small: 60, night: 4_000, of: 'sequences' },
    [
      anyCyclr,
      actsOf([
        ...['next', 'next', 'choose', 'skip', 'pause', 'resume', 'finish', 'retry', 'cancel'].map(
          (name) => `store.${name}`,
        ),
        ...connectorMethods.map((name) => `connector.${name}`),
      ]),
    ],
    (cyclr, acts) =>
      plays(
        (clock) => createAccountAuth({ api, oauth, clock }),
        cyclr,
        acts,
        (store) => store.connector(),
      ),
  ));

test.run();
