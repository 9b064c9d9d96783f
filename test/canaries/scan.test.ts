import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { assign, createActor, fromPromise, setup } from 'xstate';
import { authError } from '../../src/domain/auth-error.js';
import { Secret } from '../../src/index.js';
import { canaryScan } from '../support/canaries.js';
import { canaryForms } from '../support/canary-forms.js';
import { withSandbox } from '../support/sandboxed.js';

const canary = 'canary-7f3a "&<+/é';
const key = 'canary-key-1f9d';

const foundIn = (surface: string, thing: unknown, secret = key): readonly string[] => {
  const scan = canaryScan({ it: secret });
  scan.see(surface, thing);
  const [...found] = scan.findings();
  if (found.length > 0) assert.throws(() => scan.holdsNone(surface));
  else scan.holdsNone(surface);
  return found.map(({ encoding }) => encoding);
};

for (const [encoding, form] of canaryForms(canary)) {
  test(`a secret is found ${encoding}: ${form.slice(0, 30)}`, () => {
    assert.ok(foundIn('text', { deep: [`before ${form} after`] }, canary).includes(encoding));
  });
}

test('a secret is found inside the pair of HTTP Basic, whatever the length of the name', () => {
  for (const name of ['a', 'ab', 'abc', 'agent@example.com']) {
    const pair = Buffer.from(`${name}:${key}!`).toString('base64');
    assert.ok(foundIn('text', pair).includes('in base64'), name);
  }
});

class Holder {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  get shown(): string {
    return this.#value;
  }
}

const cyclic = { self: {}, key };
cyclic.self = cyclic;
const failure = new Error('failed', { cause: new AggregateError([new Error(key)]) });
const stacked = new Error('failed');
stacked.stack = `Error: failed at ${key}`;
const symbol = Symbol('symbol');

for (const [where, thing] of Object.entries({
  'an error’s message': new Error(`No: ${key}`),
  'a cause of a cause': failure,
  'a stack': stacked,
  'a member of an error': Object.assign(new Error('failed'), { request: { key } }),
  'a map': new Map([['a', { key }]]),
  'a key of a map': new Map([[key, 1]]),
  'a set': new Set([key]),
  'the name of a member': { [key]: 1 },
  'a hidden member': Object.defineProperty({}, 'hidden', { value: key }),
  'a member under a symbol': { [symbol]: key },
  'a getter of a class': new Holder(key),
  'a string conversion': { toString: () => key },
  'a JSON conversion': { toJSON: () => key },
  'a member of a function': Object.assign(() => undefined, { key }),
  bytes: new TextEncoder().encode(`..${key}..`),
  'a URL': new URL(`https://cyclr.test/?key=${key}`),
  headers: new Headers({ authorization: `Bearer ${key}` }),
  'a request': new Request(`https://cyclr.test/?key=${key}`),
  'a cycle': cyclic,
  'an error that is data': authError('rejected', 'authenticating', { message: `No: ${key}` }),
})) {
  test(`a secret is found in ${where}`, () => {
    assert.ok(foundIn('thing', thing).length > 0);
  });
}

test('what a Secret holds is not found, in whatever it stands', () => {
  const secret = Secret.of(key);
  assert.equal(foundIn('thing', { secret, list: [secret], map: new Map([['a', secret]]) }), []);
});

/** A machine that hides nothing. */
const leaky = setup({
  types: {
    context: {} as { key: string | undefined },
    events: {} as { type: 'submit'; key: string },
  },
  actors: { save: fromPromise<void, { key: string }>(() => new Promise(() => undefined)) },
}).createMachine({
  context: { key: undefined },
  initial: 'entering',
  states: {
    entering: {
      on: { submit: { target: 'saving', actions: assign({ key: ({ event }) => event.key }) } },
    },
    saving: { invoke: { src: 'save', input: ({ event }) => ({ key: event.key }) } },
  },
});

test('a secret is found in an actor’s snapshot, in what is persisted of it and in what inspectors are told', () => {
  const scan = canaryScan({ it: key });
  const actor = createActor(leaky, { inspect: scan.inspection }).start();
  scan.actor(actor);
  assert.equal(scan.findings(), []);
  actor.send({ type: 'submit', key });
  scan.actor(actor);
  const surfaces = new Set(scan.findings().map(({ surface }) => surface));
  assert.equal([...surfaces].sort(), ['actor', 'inspection', 'persisted snapshot', 'snapshot']);
  actor.stop();
});

test('a secret is found in what is written to the console and to the streams', () => {
  const scan = canaryScan({ it: key });
  const stop = scan.output();
  process.stderr.write('');
  process.stderr.write(Buffer.from(''));
  stop();
  scan.holdsNone('console');
  const { console: log } = globalThis;
  for (const write of [
    () => log.debug({ text: 'canary-7f3a' }),
    () => process.stderr.write(Buffer.from('\r(canary-7f3a)\r')),
  ]) {
    const listening = canaryScan({ it: 'canary-7f3a' });
    const end = listening.output();
    write();
    end();
    assert.ok(listening.findings().length > 0);
  }
});

test(
  'a secret is found in the sandbox’s log and records',
  withSandbox(async (sandbox) => {
    await fetch(`${sandbox.apiUrl}/v1.0/${key}`);
    const scan = canaryScan({ it: key, name: sandbox.connectors()[0]?.name ?? '' });
    scan.sandbox(sandbox);
    const surfaces = new Set(scan.findings().map(({ surface }) => surface));
    assert.equal([...surfaces].sort(), ['sandbox log', 'sandbox records']);
  }),
);

test('a surface that nothing was seen of fails, and so does a scan without secrets', () => {
  const scan = canaryScan({ it: key });
  scan.see('view', 'nothing');
  scan.holdsNone('view');
  assert.throws(() => scan.holdsNone('view', 'snapshot'), /Nothing was seen of: snapshot/);
  assert.throws(() => canaryScan({}).holdsNone(), /no secrets to look for/);
});

test('a secret that is only known in the end is found in what was seen before', () => {
  const scan = canaryScan({ it: key });
  scan.see('view', 'a token: 93bd1a');
  scan.add('token', '93bd1a');
  assert.equal(
    scan.findings().map(({ surface, secret }) => [surface, secret]),
    [['view', 'token']],
  );
});

test.run();
