import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createActor } from 'xstate';
import { connectorDisconnectMachine } from '../../machines/index.js';
import { authError } from '../../src/domain/auth-error.js';
import { createDisconnectServices } from '../../src/services/index.js';
import { createConnectorDisconnect } from '../../src/view/connector-disconnect.js';
import { aConnector, scriptedApi, settled } from '../support/scripted-api.js';

const started = (remove = false) => {
  const script = scriptedApi();
  const flow = createConnectorDisconnect({ api: script.api, accountConnectorId: 42, remove });
  const answered = async (
    method: Parameters<typeof script.last>[0],
    answer: Parameters<ReturnType<typeof script.last>['fail']>[0] | { readonly value: unknown },
  ) => {
    const call = script.last(method);
    if ('value' in answer) call.succeed(answer.value);
    else call.fail(answer);
    await settled();
  };
  return { ...script, flow, answered, step: () => flow.getView().step };
};

const connected = { value: aConnector({ kind: 'basic' }, { authenticated: true }) };

for (const [remove, call, status] of [
  [false, 'deauthenticate', 'disconnected'],
  [true, 'deleteConnector', 'removed'],
] as const) {
  test(`nothing is done before the user has confirmed it: ${call}`, async () => {
    const { flow, answered, step, calls, last } = started(remove);
    await answered('fetchConnector', connected);
    assert.is(step(), 'confirm');
    assert.is(flow.getView().connector?.name, 'Pipedrive');
    assert.is(flow.getView().remove, remove);
    assert.is(calls.length, 1);
    flow.confirm();
    assert.is(step(), 'saving');
    assert.is(last(call).args[0], 42);
    await answered(call, { value: undefined });
    assert.equal(await flow.done, { status, accountConnectorId: 42 });
    assert.is(step(), 'disconnected');
  });
}

test('leaving says that it may have been done, once Cyclr has been told', async () => {
  for (const told of [false, true]) {
    const { flow, answered } = started();
    await answered('fetchConnector', connected);
    if (told) flow.confirm();
    flow.cancel();
    const view = flow.getView();
    assert.is(view.step === 'cancelled' && view.perhaps === true, told);
  }
});

test('what has no credentials is disconnected already', async () => {
  const { flow, answered } = started();
  await answered('fetchConnector', { value: aConnector({ kind: 'basic' }) });
  assert.is((await flow.done).status, 'disconnected');
  assert.is(flow.getView().connector?.name, 'Pipedrive');
});

test('what is gone is removed already, and cannot be disconnected', async () => {
  const gone = authError('notFound', 'fetchConnector');
  const removing = started(true);
  await removing.answered('fetchConnector', gone);
  assert.is((await removing.flow.done).status, 'removed');
  const disconnecting = started();
  await disconnecting.answered('fetchConnector', gone);
  assert.is(disconnecting.step(), 'failed');
});

test('a failure is retried where it happened', async () => {
  const { flow, answered, step, last } = started();
  const stage = () => {
    const view = flow.getView();
    return view.step === 'failed' && view.error.stage;
  };
  await answered('fetchConnector', authError('server', 'authenticating'));
  assert.is(stage(), 'fetchConnector');
  flow.retry();
  await answered('fetchConnector', connected);
  flow.confirm();
  await answered('deauthenticate', authError('conflict', 'authenticating'));
  assert.is(step(), 'failed');
  assert.is(stage(), 'disconnecting');
  const first = last('deauthenticate');
  flow.retry();
  assert.is.not(last('deauthenticate'), first);
});

test('leaving keeps the connector, and aborts what is under way; more than once is no matter', async () => {
  const { flow, answered, last } = started();
  await answered('fetchConnector', connected);
  flow.confirm();
  flow.cancel();
  flow.cancel();
  flow.stop();
  assert.ok(last('deauthenticate').signal?.aborted);
  assert.equal(await flow.done, { status: 'cancelled', accountConnectorId: 42 });
});

test('a connector whose credentials are gone is removed all the same, once that is confirmed', async () => {
  const { answered, step } = started(true);
  await answered('fetchConnector', { value: aConnector({ kind: 'basic' }) });
  assert.is(step(), 'confirm');
});

test('what could not be asked for is no connector that is gone', async () => {
  const { answered, step } = started(true);
  await answered('fetchConnector', authError('server', 'fetchConnector'));
  assert.is(step(), 'failed');
});

test('the chart says how it stands, and no more of a failure that was left', async () => {
  const { api, last } = scriptedApi();
  const machine = connectorDisconnectMachine.provide({ actors: createDisconnectServices(api) });
  const actor = createActor(machine, { input: { accountConnectorId: 42 } }).start();
  last('fetchConnector').fail(authError('server', 'fetchConnector'));
  await settled();
  assert.is(actor.getSnapshot().context.error?.code, 'server');
  actor.send({ type: 'retry' });
  assert.is(actor.getSnapshot().context.error, undefined);
  assert.is(actor.getSnapshot().context.status, undefined);
  actor.send({ type: 'cancel' });
  assert.is(actor.getSnapshot().context.status, 'cancelled');
});

test.run();
