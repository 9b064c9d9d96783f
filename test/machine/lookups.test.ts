import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AccountConnector } from '../../src/domain/account-connector.js';
import { authError } from '../../src/domain/auth-error.js';
import { Secret } from '../../src/domain/secret.js';
import { describeConnectorAuth } from '../../src/view/describe-connector-auth.js';
import { running } from '../support/running.js';
import { aConnector, aField } from '../support/scripted-api.js';

const base = aField('Base', { lookup: 701 });

const keyed = (rest: Partial<AccountConnector> = {}) =>
  aConnector({ kind: 'apiKey' }, { fields: [base], ...rest });

/** A flow whose key is stored, and that now asks the app for options. */
const lookingUp = async (connector = keyed({ authenticated: true })) => {
  const flow = running();
  await flow.fetched(keyed());
  assert.is(flow.state(), 'authenticating.apiKey.entering', 'not asked for before');
  flow.actor.send({ type: 'apiKey.submit', key: Secret.of('k') });
  await flow.succeed('authenticate', connector);
  return { ...flow, view: () => describeConnectorAuth(flow.actor.getSnapshot()) };
};

test('what the app decides on is asked for once it is connected, with its options', async () => {
  const { state, last, succeed, view, actor, calls } = await lookingUp();
  assert.is(state(), 'authenticating.lookingUp');
  assert.equal(last('lookUp').args.slice(0, 2), [42, 701]);
  await succeed('lookUp', [{ value: 'b1', name: 'Sales' }]);
  assert.is(state(), 'collectProperties');
  const shown = view();
  assert.ok(shown.step === 'properties');
  const [field] = shown.step === 'properties' ? shown.fields : [];
  assert.equal(
    [field?.required, field?.options, field?.optionNames],
    [true, ['b1'], { b1: 'Sales' }],
  );
  actor.send({ type: 'properties.submit', values: { Base: '' } });
  assert.is(state(), 'collectProperties', 'it is required now');
  actor.send({ type: 'properties.submit', values: { Base: 'b1' } });
  await succeed('setProperties', [{ name: 'Base', propertyId: 1 }]);
  assert.is(state(), 'authenticated');
  assert.is(calls.filter(({ method }) => method === 'authenticate').length, 1);
});

test('before that the same field may be left empty', async () => {
  const flow = running();
  await flow.fetched(keyed());
  flow.actor.send({ type: 'back' });
  const shown = describeConnectorAuth(flow.actor.getSnapshot());
  assert.is(shown.step === 'properties' && shown.fields[0]?.required, false);
  flow.actor.send({ type: 'properties.submit', values: { Base: '' } });
  assert.is(flow.state(), 'authenticating.apiKey.entering');
});

test('options that cannot be had can be asked for again, or typed', async () => {
  const { state, fail, actor } = await lookingUp();
  await fail('lookUp', authError('server', 'authenticating'));
  assert.is(state(), 'failed');
  actor.send({ type: 'retry' });
  assert.is(state(), 'authenticating.lookingUp');
  await fail('lookUp', authError('server', 'authenticating'));
  actor.send({ type: 'back' });
  assert.is(state(), 'collectProperties');
  actor.send({ type: 'properties.submit', values: { Base: 'typed' } });
  assert.is(state(), 'setProperties');
});

test('an app that refuses to be asked has been given the wrong key: it is entered anew', async () => {
  const { state, fail, context } = await lookingUp();
  await fail('lookUp', authError('rejected', 'fetchConnector', { message: 'Wrong key.' }));
  assert.is(state(), 'authenticating.apiKey.entering');
  assert.is(context().error?.message, 'Wrong key.');
  assert.is(context().error?.stage, 'authenticating');
});

test('a sign-in that the app does not honour waits for the user, and is not confirmed again by itself', async () => {
  const page = { kind: 'oauth', grant: 'oauth1' } as const;
  const { fetched, actor, say, fail, state, calls } = running();
  await fetched(aConnector(page, { fields: [base] }));
  actor.send({ type: 'oauth.start' });
  say({ type: 'landed' });
  await fetched(aConnector(page, { fields: [base], authenticated: true }));
  await fail('lookUp', authError('rejected', 'authenticating'));
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(calls.filter(({ method }) => method === 'lookUp').length, 1);
});

test('a property that Cyclr requires only once it is connected is asked for then', async () => {
  const plain = aField('Team');
  const { state, actor, succeed } = await lookingUp(
    keyed({ authenticated: true, fields: [plain] }),
  );
  assert.is(state(), 'collectProperties');
  actor.send({ type: 'properties.submit', values: { Team: 'a' } });
  await succeed('setProperties', [{ name: 'Team', propertyId: 1 }]);
  assert.is(state(), 'authenticated');
});

test('a secret that was stored in this flow is not asked for again where Cyclr does not show it', async () => {
  const secret = aField('Token', { sensitive: true });
  const flow = running();
  await flow.fetched(aConnector({ kind: 'apiKey' }, { fields: [secret] }));
  flow.actor.send({ type: 'properties.submit', values: { Token: Secret.of('t') } });
  await flow.succeed('setProperties', [{ name: 'Token', propertyId: 1 }]);
  flow.actor.send({ type: 'apiKey.submit', key: Secret.of('k') });
  await flow.succeed(
    'authenticate',
    aConnector({ kind: 'apiKey' }, { authenticated: true, fields: [secret] }),
  );
  assert.is(flow.state(), 'authenticated');
});

test('a connector that was connected before is asked only for what the app decides on', async () => {
  const flow = running();
  await flow.fetched(keyed({ authenticated: true, fields: [base, aField('Team')] }));
  assert.is(flow.state(), 'authenticating.lookingUp');
  const other = running();
  await other.fetched(keyed({ authenticated: true, fields: [aField('Team')] }));
  assert.is(other.state(), 'authenticated');
});

test('options that cannot be had of a connector connected before are asked for again, and no key is', async () => {
  const flow = running();
  await flow.fetched(keyed({ authenticated: true }));
  await flow.fail('lookUp', authError('server', 'authenticating'));
  assert.is(flow.state(), 'failed');
  flow.actor.send({ type: 'retry' });
  assert.is(flow.state(), 'authenticating.lookingUp');
});

test('where nothing is entered, an app that refuses to be asked is a failure', async () => {
  const flow = running();
  const fields = [base, aField('FeedUrl', { isSet: true })];
  await flow.fetched(aConnector({ kind: 'authFields' }, { authenticated: true, fields }));
  await flow.fail('lookUp', authError('rejected', 'authenticating'));
  assert.is(flow.state(), 'failed');
});

test.run();
