import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AuthMethod } from '../../src/domain/auth-method.js';
import { running } from '../support/running.js';
import { aConnector, aField } from '../support/scripted-api.js';

test('starts by itself and asks Cyclr once', () => {
  const { state, calls } = running();
  assert.is(state(), 'fetchConnector');
  assert.equal(
    calls.map(({ method, args }) => [method, args[0]]),
    [['fetchConnector', 42]],
  );
});

test('an authenticated connector is done after one request', async () => {
  const { fetched, state, calls, actor } = running();
  await fetched(aConnector({ kind: 'apiKey' }, { authenticated: true }));
  assert.is(state(), 'authenticated');
  assert.is(calls.length, 1);
  assert.equal(actor.getSnapshot().output, {
    status: 'authenticated',
    accountConnectorId: 42,
    verified: 'unknown',
  });
});

test('a utility connector needs nothing', async () => {
  const { fetched, state } = running();
  await fetched(aConnector({ kind: 'none' }, { utility: true }));
  assert.is(state(), 'authenticated');
});

test('reauthenticate goes through the flow although Cyclr is content', async () => {
  const { fetched, state } = running({ reauthenticate: true });
  await fetched(aConnector({ kind: 'apiKey' }, { authenticated: true }));
  assert.is(state(), 'authenticating.apiKey.entering');
});

const ways: readonly [AuthMethod, string][] = [
  [{ kind: 'none' }, 'authenticating.none'],
  [{ kind: 'authFields' }, 'authenticating.none'],
  [{ kind: 'apiKey' }, 'authenticating.apiKey.entering'],
  [{ kind: 'basic' }, 'authenticating.basic.entering'],
  [{ kind: 'tokenGrant' }, 'authenticating.tokenGrant'],
  [{ kind: 'oauth', grant: 'oauth1' }, 'authenticating.oauth.ready'],
  [{ kind: 'oauth', grant: 'authorizationCode' }, 'authenticating.oauth.ready'],
  [{ kind: 'oauth', grant: 'password' }, 'authenticating.oauth.ready'],
  [{ kind: 'oauth', grant: 'unknown' }, 'authenticating.oauth.ready'],
];

for (const [method, expected] of ways) {
  test(`${JSON.stringify(method)} leads to ${expected}`, async () => {
    const { fetched, state } = running();
    await fetched(aConnector(method));
    assert.is(state(), expected);
  });

  test(`${JSON.stringify(method)} asks for required properties first`, async () => {
    const { fetched, state } = running();
    await fetched(aConnector(method, { fields: [aField('Domain')] }));
    assert.is(state(), 'collectProperties');
  });
}

test('an unsupported kind fails with its name, and can be asked again', async () => {
  const { fetched, state, context, actor } = running();
  await fetched(aConnector({ kind: 'unsupported', authType: 'Kerberos' }));
  assert.is(state(), 'failed');
  assert.is(context().error?.code, 'unsupportedAuthType');
  assert.is(context().error?.stage, 'checkAuthType');
  assert.match(context().error?.message ?? '', 'Kerberos');
  actor.send({ type: 'retry' });
  assert.is(state(), 'fetchConnector');
});

test('an unsupported kind that is authenticated already, or needs nothing, is no failure', async () => {
  for (const facts of [{ authenticated: true }, { utility: true }]) {
    const { fetched, state } = running();
    await fetched(aConnector({ kind: 'unsupported', authType: 'Kerberos' }, facts));
    assert.is(state(), 'authenticated');
  }
});

test('an unsupported kind is told of before anybody types a property for it', async () => {
  const { fetched, state } = running();
  const fields = [aField('Domain')];
  await fetched(aConnector({ kind: 'unsupported', authType: 'Kerberos' }, { fields }));
  assert.is(state(), 'failed');
});

test('without properties that must be set, optional ones do not stand in the way', async () => {
  const { fetched, state, actor } = running();
  await fetched(
    aConnector({ kind: 'apiKey' }, { fields: [aField('Region', { required: false })] }),
  );
  assert.is(state(), 'authenticating.apiKey.entering');
  actor.send({ type: 'back' });
  assert.is(state(), 'collectProperties');
});

test('nothing to enter: what counts is that nothing is missing', async () => {
  const { fetched, state } = running();
  await fetched(aConnector({ kind: 'none' }));
  await fetched(aConnector({ kind: 'none' }));
  assert.is(state(), 'authenticated');
});

test('credentials as properties: Cyclr has to be content', async () => {
  const { fetched, state, context } = running();
  const fields = [aField('Token', { isSet: true })];
  await fetched(aConnector({ kind: 'authFields' }, { fields }));
  await fetched(aConnector({ kind: 'authFields' }, { fields }));
  assert.is(state(), 'collectProperties');
  assert.is(context().error?.code, 'rejected');
});

test('properties that a connector has got since it was looked at are asked for', async () => {
  const { fetched, state, context } = running();
  await fetched(aConnector({ kind: 'none' }));
  await fetched(aConnector({ kind: 'none' }, { fields: [aField('FeedUrl')] }));
  assert.is(state(), 'collectProperties');
  assert.equal(
    context().connector?.fields.map(({ name }) => name),
    ['FeedUrl'],
  );
});

test('cancel ends it from anywhere', async () => {
  const { actor, state, last } = running();
  const { signal } = last('fetchConnector');
  actor.send({ type: 'cancel' });
  assert.is(state(), 'cancelled');
  assert.ok(signal?.aborted);
  assert.equal(actor.getSnapshot().output, { status: 'cancelled', accountConnectorId: 42 });
});

test('nothing to enter: what Cyclr requires once it is content is asked for', async () => {
  const { fetched, state, context } = running();
  await fetched(aConnector({ kind: 'none' }));
  const fields = [aField('Team')];
  await fetched(aConnector({ kind: 'none' }, { authenticated: true, fields }));
  assert.is(state(), 'collectProperties');
  assert.equal(context().connector?.fields, fields);
});

test.run();
