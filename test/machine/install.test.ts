import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import type { Installable, InstallRequest } from '../../src/domain/install.js';
import { describeConnectorAuth } from '../../src/view/describe-connector-auth.js';
import { running } from '../support/running.js';
import { aConnector } from '../support/scripted-api.js';

const key = { id: 'key-id', name: 'Private app', kind: 'apiKey' as const };
const oauth = {
  id: 'oauth-id',
  name: 'Public app',
  description: 'Signs in.',
  kind: 'oauth' as const,
};

const installable = (rest: Partial<Installable> = {}): Installable => ({
  release: { id: 307, name: 'HubSpot' },
  methods: [],
  instances: [],
  ...rest,
});

const installing = async (
  of: Partial<Installable> = {},
  install: InstallRequest = { connector: 'HubSpot' },
) => {
  const flow = running({ install });
  assert.is(flow.state(), 'install.preparing');
  await flow.succeed('fetchInstallable', installable(of));
  return { ...flow, view: () => describeConnectorAuth(flow.actor.getSnapshot()) };
};

test('an app with one method is installed at once, under its own name', async () => {
  const { state, last, succeed, context, fetched } = await installing({ methods: [key] });
  assert.is(state(), 'install.installing');
  const [order, options] = last('installConnector').args;
  assert.equal(order, { releaseId: 307, name: 'HubSpot', authenticationId: 'key-id' });
  assert.is(Object(options).lookFirst, false);
  await succeed('installConnector', aConnector({ kind: 'apiKey' }, { id: 2001 }));
  assert.is(state(), 'fetchConnector');
  assert.is(context().accountConnectorId, 2001);
  assert.equal(last('fetchConnector').args[0], 2001);
  assert.is(Object(last('fetchConnector').args[1]).authenticationId, 'key-id');
  await fetched(aConnector({ kind: 'apiKey' }, { id: 2001 }));
  assert.is(state(), 'authenticating.apiKey.entering');
});

test('of several methods the user chooses, and sees the default first', async () => {
  const { state, actor, view, last } = await installing({ methods: [key, oauth] });
  assert.is(state(), 'install.choosingMethod');
  const shown = view();
  assert.is(shown.step, 'method');
  assert.equal(shown.step === 'method' && shown.methods, [
    { id: 'key-id', name: 'Private app' },
    { id: 'oauth-id', name: 'Public app', description: 'Signs in.' },
  ]);
  assert.is(shown.accountConnectorId, undefined);
  assert.is(shown.connector?.name, 'HubSpot');
  actor.send({ type: 'method.submit', authenticationId: 'other' });
  assert.is(state(), 'install.choosingMethod');
  const wrong = view();
  assert.ok(wrong.step === 'method' && wrong.fieldErrors.method);
  assert.is(wrong.step === 'method' && wrong.error?.code, 'invalidInput');
  assert.is(wrong.step === 'method' && wrong.error?.stage, 'install');
  actor.send({ type: 'method.submit', authenticationId: 'oauth-id' });
  assert.is(state(), 'install.installing');
  assert.is(Object(last('installConnector').args[0]).authenticationId, 'oauth-id');
});

test('a method that the host names is not asked for', async () => {
  const { last } = await installing(
    { methods: [key, oauth] },
    { connector: 307, authenticationId: 'oauth-id', name: 'Mine', description: 'For us' },
  );
  assert.equal(last('installConnector').args[0], {
    releaseId: 307,
    name: 'Mine',
    description: 'For us',
    authenticationId: 'oauth-id',
  });
});

test('a name in use is asked for anew, and one that seems free is offered', async () => {
  const flow = await installing({
    methods: [key, oauth],
    instances: [
      { id: 1, name: 'HubSpot' },
      { id: 2, name: 'hubspot 2' },
    ],
  });
  const { state, actor, fail, view, last } = flow;
  actor.send({ type: 'method.submit', authenticationId: 'none of these' });
  assert.is(flow.context().error?.code, 'invalidInput');
  actor.send({ type: 'method.submit', authenticationId: 'key-id' });
  assert.is(flow.context().error, undefined);
  assert.equal(Object(last('installConnector').args[1]).known, [1, 2]);
  const message = "Account connector name 'HubSpot' is in use.";
  await fail('installConnector', authError('nameInUse', 'fetchConnector', { message }));
  assert.is(flow.context().error?.stage, 'install');
  assert.is(state(), 'install.naming');
  const asked = view();
  assert.equal(asked.step === 'name' && [asked.name, asked.fieldErrors], [
    'HubSpot 3',
    { name: message },
  ]);
  actor.send({ type: 'name.submit', name: '  ' });
  assert.is(state(), 'install.naming');
  assert.is(flow.context().error?.code, 'invalidInput');
  assert.is(flow.context().error?.stage, 'install');
  actor.send({ type: 'name.submit', name: ' Sales ' });
  assert.is(state(), 'install.installing');
  assert.is(Object(last('installConnector').args[0]).name, 'Sales');
  assert.is(flow.context().error, undefined);
  await fail('installConnector', authError('nameInUse', 'install'));
  actor.send({ type: 'back' });
  assert.is(state(), 'install.choosingMethod');
  assert.is(flow.context().error, undefined);
  assert.is(flow.context().authenticationId, undefined);
});

test('an app that cannot be authenticated here is not installed', async () => {
  const { state, calls, view } = await installing({ unsupported: 'Kerberos' });
  assert.is(state(), 'failed');
  assert.not(calls.some(({ method }) => method === 'installConnector'));
  const shown = view();
  assert.is(shown.step === 'failed' && shown.error.code, 'unsupportedAuthType');
  assert.is(shown.step === 'failed' && shown.error.stage, 'install');
  assert.match(shown.step === 'failed' ? shown.error.message : '', 'Kerberos');
});

test('after an answer that never came, trying again looks first', async () => {
  const { state, actor, fail, last } = await installing({ methods: [key] });
  await fail('installConnector', authError('timeout', 'fetchConnector'));
  assert.is(state(), 'failed');
  actor.send({ type: 'retry' });
  assert.is(state(), 'install.installing');
  assert.is(Object(last('installConnector').args[1]).lookFirst, true);
});

test('an app that is not there fails where it was asked for, and is asked for again', async () => {
  const flow = running({ install: { connector: 'Nope' } });
  await flow.fail('fetchInstallable', authError('notFound', 'fetchConnector'));
  assert.is(flow.context().error?.stage, 'install');
  flow.actor.send({ type: 'retry' });
  assert.is(flow.state(), 'install.preparing');
});

test('cancelling before there is an instance ends without an id, and aborts', async () => {
  const { actor, last } = await installing({ methods: [key] });
  const { signal } = last('installConnector');
  actor.send({ type: 'cancel' });
  assert.ok(signal?.aborted);
  assert.equal(actor.getSnapshot().output, { status: 'cancelled' });
});

test('where there are no methods to choose from, nothing leads back to choosing one', async () => {
  const { state, fail, actor, view } = await installing({ methods: [key] });
  await fail('installConnector', authError('nameInUse', 'install'));
  assert.is(state(), 'install.naming');
  actor.send({ type: 'back' });
  assert.is(state(), 'install.naming');
  assert.is(view().canGoBack, false);
});

test.run();
