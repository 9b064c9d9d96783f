import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import type { AuthMethod } from '../../src/domain/auth-method.js';
import { Secret } from '../../src/domain/secret.js';
import { running } from '../support/running.js';
import { aConnector, aField } from '../support/scripted-api.js';

const check = { test: 'me' };

/** A flow whose key is stored, and that now asks the app. */
const verifying = async () => {
  const flow = running({ verify: check });
  await flow.fetched(aConnector({ kind: 'apiKey' }));
  flow.actor.send({ type: 'apiKey.submit', key: Secret.of('k') });
  await flow.succeed('authenticate', aConnector({ kind: 'apiKey' }, { authenticated: true }));
  assert.is(flow.state(), 'authenticating.verifying');
  assert.equal(flow.last('verify').args.slice(0, 2), [42, check]);
  return flow;
};

for (const verified of ['yes', 'unknown'] as const) {
  test(`what the call shows is the outcome: ${verified}`, async () => {
    const { succeed, actor } = await verifying();
    await succeed('verify', { verified });
    assert.equal(actor.getSnapshot().output, {
      status: 'authenticated',
      accountConnectorId: 42,
      verified,
    });
  });
}

test('a call that cannot be made shows nothing', async () => {
  const { fail, actor } = await verifying();
  await fail('verify', authError('network', 'authenticating'));
  const { output } = actor.getSnapshot();
  assert.is(output?.status === 'authenticated' && output.verified, 'unknown');
});

test('a refusal leads back to entering with what Cyclr said, and the next key is tested again', async () => {
  const { succeed, state, context, actor, last } = await verifying();
  await succeed('verify', { verified: 'no', message: 'Wrong key.' });
  assert.is(state(), 'authenticating.apiKey.entering');
  assert.is(context().error?.message, 'Wrong key.');
  assert.equal([context().error?.code, context().error?.stage], ['rejected', 'authenticating']);
  assert.is(context().credentials, undefined);
  const first = last('verify');
  actor.send({ type: 'apiKey.submit', key: Secret.of('better') });
  await succeed('authenticate', aConnector({ kind: 'apiKey' }, { authenticated: true }));
  assert.is.not(last('verify'), first);
  await succeed('verify', { verified: 'yes' });
  assert.is(state(), 'authenticated');
});

const refusedIn = async (authMethod: AuthMethod, fields = [aField('Url', { isSet: true })]) => {
  const flow = running({ verify: check });
  await flow.fetched(aConnector(authMethod, { fields, authenticated: true }));
  await flow.succeed('verify', { verified: 'no' });
  return flow;
};

test('where something is entered that is asked for anew, and the properties can be come back to', async () => {
  const { state, actor } = await refusedIn({ kind: 'apiKey' });
  assert.is(state(), 'authenticating.apiKey.entering');
  actor.send({ type: 'back' });
  assert.is(state(), 'collectProperties');
});

test('where nothing is entered the properties are asked for anew', async () => {
  const { state, context } = await refusedIn({ kind: 'none' });
  assert.is(state(), 'collectProperties');
  assert.is(context().error?.code, 'rejected');
});

test('where there is nothing to mend it fails, and can be retried', async () => {
  const { state, actor } = await refusedIn({ kind: 'tokenGrant' }, []);
  assert.is(state(), 'failed');
  actor.send({ type: 'retry' });
  assert.is(state(), 'authenticating.tokenGrant');
});

test('a sign-in whose tokens do not work is begun anew, and told by the return of the browser', async () => {
  const { state, actor, say, fetched } = await refusedIn({ kind: 'oauth', grant: 'oauth1' }, []);
  assert.is(state(), 'authenticating.oauth.ready');
  actor.send({ type: 'oauth.start' });
  say({ type: 'landed' });
  await fetched(aConnector({ kind: 'oauth', grant: 'oauth1' }, { authenticated: true }));
  assert.is(state(), 'authenticating.verifying');
});

test('a sign-in that the app does not honour waits for the user, and is not confirmed again by itself', async () => {
  const page = { kind: 'oauth', grant: 'oauth1' } as const;
  const { fetched, actor, say, succeed, state, context, calls } = running({ verify: check });
  await fetched(aConnector(page));
  actor.send({ type: 'oauth.start' });
  say({ type: 'landed' });
  await fetched(aConnector(page, { authenticated: true }));
  await succeed('verify', { verified: 'no', message: 'Not yours.' });
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(context().error?.message, 'Not yours.');
  assert.is(calls.filter(({ method }) => method === 'verify').length, 1);
});

test('what is asked for once it is connected is stored before the app is called', async () => {
  const team = aField('Team');
  const { fetched, actor, succeed, state, calls } = running({ verify: check });
  await fetched(aConnector({ kind: 'apiKey' }));
  actor.send({ type: 'apiKey.submit', key: Secret.of('k') });
  await succeed(
    'authenticate',
    aConnector({ kind: 'apiKey' }, { authenticated: true, fields: [team] }),
  );
  assert.is(state(), 'collectProperties');
  assert.not(calls.some(({ method }) => method === 'verify'));
  actor.send({ type: 'properties.submit', values: { Team: 'Red' } });
  await succeed('setProperties', [{ name: 'Team', propertyId: 1 }]);
  assert.is(state(), 'authenticating.verifying');
});

test('cancelling while the app is asked aborts and ends as cancelled', async () => {
  const { actor, last, succeed } = await verifying();
  actor.send({ type: 'cancel' });
  assert.ok(last('verify').signal?.aborted);
  await succeed('verify', { verified: 'yes' });
  assert.equal(actor.getSnapshot().output, { status: 'cancelled', accountConnectorId: 42 });
});

test('a utility connector is not tested', async () => {
  const flow = running({ verify: check });
  await flow.fetched(aConnector({ kind: 'none' }, { utility: true }));
  assert.is(flow.state(), 'authenticated');
});

test.run();
