import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SimulatedClock } from 'xstate';
import { authError } from '../../src/domain/auth-error.js';
import { type ConnectorView, createConnectorAuth, linkDriver, Secret } from '../../src/index.js';
import { aConnector, aField, readyApi, scriptedApi, settled } from '../support/scripted-api.js';

const withForm = aConnector(
  { kind: 'apiKey', header: 'Authorization' },
  {
    description: 'Sales',
    authDescription: 'Find it under Settings.',
    fields: [aField('Domain', { help: 'acme' }), aField('Password', { sensitive: true })],
  },
);

const steps = (views: readonly ConnectorView[]) => views.map(({ step }) => step);

test('a listener is called at once and on each change, and not after unsubscribing', async () => {
  const auth = createConnectorAuth({ api: readyApi(withForm), accountConnectorId: 42 });
  const seen: ConnectorView[] = [];
  const unsubscribe = auth.subscribe((view) => seen.push(view));
  assert.equal(steps(seen), ['loading']);
  await settled();
  assert.equal(steps(seen), ['loading', 'properties']);
  unsubscribe();
  auth.cancel();
  assert.is(seen.length, 2);
});

test('the view is the same reference until something changes', async () => {
  const auth = createConnectorAuth({ api: readyApi(withForm), accountConnectorId: 42 });
  await settled();
  const view = auth.getView();
  assert.is(auth.getView(), view);
  auth.submitApiKey('does not fit this step');
  auth.retry();
  assert.is(auth.getView(), view);
  auth.submitProperties({});
  assert.is.not(auth.getView(), view);
});

test('every step carries its own data, as plain JSON', async () => {
  const { api, last } = scriptedApi();
  const auth = createConnectorAuth({ api, accountConnectorId: 42 });
  last('fetchConnector').succeed(withForm);
  await settled();
  const view = auth.getView();
  assert.equal(view, {
    accountConnectorId: 42,
    connector: {
      name: 'Pipedrive',
      description: 'Sales',
      authDescription: 'Find it under Settings.',
    },
    canGoBack: false,
    canCancel: true,
    step: 'properties',
    fields: [
      {
        name: 'Domain',
        label: 'Domain',
        help: 'acme',
        required: true,
        sensitive: false,
        type: 'text',
        options: [],
        order: 0,
        isSet: false,
      },
      {
        name: 'Password',
        label: 'Password',
        required: true,
        sensitive: true,
        type: 'text',
        options: [],
        order: 0,
        isSet: false,
      },
    ],
  });
  assert.equal(JSON.parse(JSON.stringify(view)), view);
  auth.submitProperties({ Domain: 'acme', Password: 'p' });
  last('setProperties').succeed([]);
  await settled();
  const { connector: _, ...entering } = auth.getView();
  assert.equal(entering, {
    accountConnectorId: 42,
    canGoBack: true,
    canCancel: true,
    step: 'apiKey',
    label: 'API key',
    help: 'Find it under Settings.',
    fieldErrors: {},
  });
});

test('errors are shown at their fields, and what was typed with them', async () => {
  const auth = createConnectorAuth({ api: readyApi(withForm), accountConnectorId: 42 });
  await settled();
  auth.submitProperties({ Domain: 'acme', Password: '' });
  const view = auth.getView();
  assert.ok(view.step === 'properties');
  if (view.step !== 'properties') return;
  assert.equal(
    view.fields.map(({ value, error }) => [value, error]),
    [
      ['acme', undefined],
      [undefined, 'This is required.'],
    ],
  );
  assert.is(view.error?.code, 'invalidInput');
});

test('a link is shown while it works, and offers another when it does not', async () => {
  const clock = new SimulatedClock();
  const auth = createConnectorAuth({
    api: readyApi(aConnector({ kind: 'oauth', grant: 'unknown' })),
    accountConnectorId: 42,
    oauth: linkDriver(),
    clock,
  });
  await settled();
  auth.startOAuth();
  await settled();
  const shown = auth.getView();
  assert.is(shown.step === 'oauth' && shown.url, 'https://cyclr.test/sign-in');
  clock.increment(300_000);
  const expired = auth.getView();
  assert.is(expired.step === 'oauth' && expired.notice, 'linkExpired');
  assert.not.ok('url' in expired);
  auth.stop();
});

test('limits can be set', async () => {
  const clock = new SimulatedClock();
  const auth = createConnectorAuth({
    api: readyApi(aConnector({ kind: 'oauth', grant: 'unknown' })),
    accountConnectorId: 42,
    delays: { signInLimit: 1_000 },
    clock,
  });
  await settled();
  auth.startOAuth();
  clock.increment(1_000);
  const view = auth.getView();
  assert.is(view.step === 'failed' && view.error.code, 'signInTimeout');
});

test('done settles with how it ended', async () => {
  const auth = createConnectorAuth({
    api: readyApi(aConnector({ kind: 'apiKey' })),
    accountConnectorId: 42,
  });
  await settled();
  auth.submitApiKey('k');
  assert.equal(await auth.done, {
    status: 'authenticated',
    accountConnectorId: 42,
    verified: 'unknown',
  });
  assert.equal(auth.getView().canCancel, false);
});

test('cancel and stop may be called at any time, any number of times', async () => {
  const { api, last } = scriptedApi();
  for (const end of ['cancel', 'stop'] as const) {
    const auth = createConnectorAuth({ api, accountConnectorId: 42 });
    const { signal } = last('fetchConnector');
    auth[end]();
    auth[end]();
    auth.cancel();
    auth.stop();
    auth.retry();
    assert.ok(signal?.aborted);
    assert.equal(await auth.done, { status: 'cancelled', accountConnectorId: 42 });
  }
});

test('methods work on their own, as a button or a hook would call them', async () => {
  const { getView, subscribe, submitApiKey, done } = createConnectorAuth({
    api: readyApi(aConnector({ kind: 'apiKey' })),
    accountConnectorId: 42,
  });
  subscribe(() => undefined);
  await settled();
  submitApiKey('k');
  await done;
  assert.is(getView().step, 'authenticated');
});

test('a failure says what and where, and one call leaves or retries it', async () => {
  const { api, last } = scriptedApi();
  const auth = createConnectorAuth({ api, accountConnectorId: 42 });
  last('fetchConnector').fail(authError('timeout', 'fetchConnector'));
  await settled();
  const view = auth.getView();
  assert.is(view.step === 'failed' && view.error.code, 'timeout');
  auth.retry();
  assert.is(auth.getView().step, 'loading');
});

test('a service that throws something of its own is a typed failure all the same', async () => {
  const api = readyApi(aConnector({ kind: 'apiKey' }));
  const auth = createConnectorAuth({
    api: { ...api, fetchConnector: () => () => Promise.reject(new Error('canary')) },
    accountConnectorId: 42,
  });
  await settled();
  const view = auth.getView();
  assert.is(view.step === 'failed' && view.error.code, 'badResponse');
  assert.not.match(JSON.stringify(view), 'canary');
});

test('what was typed is sealed before the chart sees it', async () => {
  const { api, last } = scriptedApi();
  const auth = createConnectorAuth({ api, accountConnectorId: 42 });
  last('fetchConnector').succeed(withForm);
  await settled();
  auth.submitProperties({ Domain: 'acme', Password: 'canary' });
  assert.not.match(JSON.stringify(last('setProperties').args), 'canary');
  assert.instance(Secret.of('x'), Secret);
});

test('what a page without a compiler hands over changes nothing, or is a mistake at its field', async () => {
  const values: readonly unknown[] = [undefined, null, 7, { Domain: {} }, { Domain: Symbol('s') }];
  for (const value of values) {
    const auth = createConnectorAuth({ api: readyApi(withForm), accountConnectorId: 42 });
    await settled();
    Reflect.apply(auth.submitProperties, auth, [value]);
    const view = auth.getView();
    assert.is(view.step, 'properties');
    assert.equal(view.step === 'properties' && view.error?.fieldErrors, {
      Domain: 'This is required.',
      Password: 'This is required.',
    });
  }
});

test('a property may have a name that every object has', async () => {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
  const form = aConnector({ kind: 'none' }, { fields: names.map((name) => aField(name)) });
  const auth = createConnectorAuth({ api: readyApi(form), accountConnectorId: 42 });
  await settled();
  const shown = () => {
    const view = auth.getView();
    return view.step === 'properties' ? view.fields : [];
  };
  assert.equal(
    shown().filter((field) => 'value' in field || 'error' in field),
    [],
  );
  auth.submitProperties({ constructor: 'typed' });
  assert.equal(
    shown().map(({ value, error }) => [value, error !== undefined]),
    [
      ['typed', false],
      [undefined, true],
      [undefined, true],
      [undefined, true],
    ],
  );
});

test.run();
