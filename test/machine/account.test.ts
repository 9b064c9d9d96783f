import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createActor, fromPromise } from 'xstate';
import {
  accountAuthMachine,
  connectorAuthMachine,
  type FindConnectorsInput,
  type FoundConnectors,
} from '../../machines/index.js';
import { authError } from '../../src/domain/auth-error.js';
import { createAccountServices } from '../../src/services/index.js';
import { handDriver } from '../support/running.js';
import { aConnector, scriptedApi, settled } from '../support/scripted-api.js';

const key = (id: number, rest = {}) => aConnector({ kind: 'apiKey' }, { id, ...rest });

/** The list of two connectors that both are to do, over a scripted api. */
const listed = async (
  connectors = [key(1), key(2)],
  services: Partial<ReturnType<typeof createAccountServices>> = {},
  options: Parameters<typeof createAccountServices>[1] = {},
) => {
  const { api, calls, last } = scriptedApi();
  const machine = accountAuthMachine.provide({
    actors: { ...createAccountServices(api, options), ...services },
  });
  const actor = createActor(machine, { input: {} }).start();
  last('listConnectors').succeed(connectors);
  await settled();
  return {
    actor,
    last,
    asked: () =>
      calls.filter(({ method }) => method === 'fetchConnector').map(({ args }) => args[0]),
    current: () => actor.getSnapshot().context.current,
  };
};

test('the connector at hand, chosen in the list, goes on as it is', async () => {
  const { actor, asked } = await listed();
  actor.send({ type: 'account.next' });
  const { connector } = actor.getSnapshot().children;
  actor.send({ type: 'account.pause' });
  actor.send({ type: 'account.choose', accountConnectorId: 1 });
  assert.equal(actor.getSnapshot().value, { connecting: 'active' });
  assert.is(actor.getSnapshot().children.connector, connector);
  assert.equal(asked(), [1]);
});

test('another one that is chosen takes its place', async () => {
  const { actor, asked, current } = await listed();
  actor.send({ type: 'account.next' });
  actor.send({ type: 'account.choose', accountConnectorId: 2 });
  assert.is(current(), 2);
  assert.equal(asked(), [1, 2]);
});

test('one that needs nothing cannot be chosen, although a sign-in has come back to it', async () => {
  const connectors = [key(1, { authenticated: true }), key(2)];
  const driver = Object.assign(() => () => undefined, {
    resume: (id: number) => (id === 1 ? ('landed' as const) : undefined),
  });
  const { actor, current } = await listed(connectors, {}, { oauth: driver });
  assert.is(current(), 1);
  actor.send({ type: 'account.pause' });
  actor.send({ type: 'account.choose', accountConnectorId: 1 });
  assert.equal(actor.getSnapshot().value, { connecting: 'paused' });
});

/** A list of sign-in pages, where a sign-in for one of them began before. */
const resumedFor = async (accountConnectorId: number) => {
  const oauth = (id: number) => aConnector({ kind: 'oauth', grant: 'authorizationCode' }, { id });
  const findConnectors = fromPromise<FoundConnectors, FindConnectorsInput>(async () => ({
    connectors: [oauth(1), oauth(2)],
    resumed: { accountConnectorId, resume: 'away' },
  }));
  const actors = { ...createAccountServices(scriptedApi().api), findConnectors };
  const actor = createActor(accountAuthMachine.provide({ actors }), { input: {} }).start();
  await settled();
  return { actor, current: () => actor.getSnapshot().context.current };
};

test('a sign-in from before is taken up by the flow of its connector, and but once', async () => {
  const { actor, current } = await resumedFor(1);
  const signIn = () => actor.getSnapshot().children.connector?.getSnapshot().context.signIn;
  assert.equal([current(), signIn()], [1, 'away']);
  for (const id of [2, 1]) {
    actor.send({ type: 'account.choose', accountConnectorId: id });
    assert.equal([current(), signIn()], [id, 'idle']);
  }
});

test('by that of no other, where its connector is not in the list', async () => {
  const { actor, current } = await resumedFor(3);
  actor.send({ type: 'account.next' });
  const { connector } = actor.getSnapshot().children;
  assert.equal([current(), connector?.getSnapshot().context.signIn], [1, 'idle']);
});

test('a flow that breaks is a connector that failed', async () => {
  const connectorAuth = connectorAuthMachine.provide({
    guards: {
      isInstalled: () => {
        throw authError('network', 'authenticating');
      },
    },
  });
  const { actor } = await listed([key(1)], { connectorAuth });
  actor.send({ type: 'account.next' });
  await settled();
  const [entry] = actor.getSnapshot().context.entries;
  assert.is(entry?.status, 'failed');
  assert.equal([entry?.error?.code, entry?.error?.stage], ['network', 'fetchConnector']);
});

test('an error is gone once the list is asked for again', async () => {
  const { api, last } = scriptedApi();
  const machine = accountAuthMachine.provide({ actors: createAccountServices(api) });
  const actor = createActor(machine, { input: {} }).start();
  last('listConnectors').fail(authError('network', 'fetchConnector'));
  await settled();
  assert.is(actor.getSnapshot().context.error?.code, 'network');
  actor.send({ type: 'retry' });
  assert.is(actor.getSnapshot().context.error, undefined);
});

test('no connector is at hand when the user has had enough of one', async () => {
  const { actor, current } = await listed();
  actor.send({ type: 'account.next' });
  assert.is(current(), 1);
  actor.send({ type: 'account.finish' });
  assert.is(actor.getSnapshot().value, 'finished');
  assert.is(current(), undefined);
});

test('one after another, each as it ends: done, skipped, failed, gone', async () => {
  const { actor, last, current } = await listed([key(1), key(2), key(3), key(4)]);
  const answered = async (answer: () => void) => {
    answer();
    await settled();
  };
  const statuses = () => actor.getSnapshot().context.entries.map(({ status }) => status);
  actor.send({ type: 'account.next' });
  assert.is(current(), 1);
  await answered(() => last('fetchConnector').succeed(key(1, { authenticated: true })));
  assert.is(current(), 2);
  actor.send({ type: 'account.skip' });
  assert.is(current(), 3);
  await answered(() => last('fetchConnector').fail(authError('server', 'fetchConnector')));
  assert.is(current(), 3, 'it can be tried again');
  actor.send({ type: 'account.skip' });
  assert.is(current(), 4);
  await answered(() => last('fetchConnector').fail(authError('notFound', 'fetchConnector')));
  assert.equal(statuses(), ['authenticated', 'skipped', 'failed', 'removed']);
  assert.is(actor.getSnapshot().context.entries[2]?.error?.code, 'server');
  assert.is(actor.getSnapshot().value, 'choosing', 'some are left');
  assert.is(current(), undefined);
  for (const id of [2, 3]) {
    actor.send({ type: 'account.choose', accountConnectorId: id });
    assert.is(current(), id);
    await answered(() => last('fetchConnector').succeed(key(id, { authenticated: true })));
  }
  assert.is(actor.getSnapshot().value, 'finished');
  assert.equal(statuses(), ['authenticated', 'authenticated', 'authenticated', 'removed']);
});

test('a connector that failed and then did not is not one that failed', async () => {
  const { actor, last } = await listed([key(1)]);
  actor.send({ type: 'account.next' });
  last('fetchConnector').fail(authError('server', 'fetchConnector'));
  await settled();
  const { connector } = actor.getSnapshot().children;
  connector?.send({ type: 'retry' });
  actor.send({ type: 'account.skip' });
  assert.is(actor.getSnapshot().context.entries[0]?.status, 'skipped');
});

test('where nothing is to do, nothing is asked', async () => {
  const { actor } = await listed([key(1, { authenticated: true })]);
  assert.is(actor.getSnapshot().value, 'finished');
});

test('the user may end it in the list', async () => {
  const { actor } = await listed();
  actor.send({ type: 'account.finish' });
  assert.is(actor.getSnapshot().value, 'finished');
});

test('whoever has looked at the list goes on with the connector at hand', async () => {
  for (const type of ['account.next', 'account.resume'] as const) {
    const { actor, current } = await listed();
    actor.send({ type: 'account.next' });
    actor.send({ type: 'account.pause' });
    actor.send({ type });
    assert.equal(actor.getSnapshot().value, { connecting: 'active' });
    assert.is(current(), 1);
  }
});

test('whoever has come back from the list is taken to the next one, and not to the list', async () => {
  const { actor, last, current } = await listed();
  actor.send({ type: 'account.next' });
  actor.send({ type: 'account.pause' });
  actor.send({ type: 'account.resume' });
  last('fetchConnector').succeed(key(1, { authenticated: true }));
  await settled();
  assert.equal(actor.getSnapshot().value, { connecting: 'active' });
  assert.is(current(), 2);
});

test('the list ends with its last connector, although the user looks at it', async () => {
  const { actor, last } = await listed([key(1)]);
  actor.send({ type: 'account.next' });
  actor.send({ type: 'account.pause' });
  last('fetchConnector').succeed(key(1, { authenticated: true }));
  await settled();
  assert.is(actor.getSnapshot().value, 'finished');
});

test('a template is installed first, and once', async () => {
  const { api, calls, last } = scriptedApi();
  const machine = accountAuthMachine.provide({ actors: createAccountServices(api) });
  const source = { kind: 'template', templateId: 't' } as const;
  const actor = createActor(machine, { input: { source } }).start();
  const failure = async (method: 'installTemplate' | 'listConnectors') => {
    last(method).fail(authError('network', 'authenticating'));
    await settled();
    const { error } = actor.getSnapshot().context;
    actor.send({ type: 'retry' });
    return error?.stage;
  };
  assert.is(await failure('installTemplate'), 'install');
  last('installTemplate').succeed({ cycleId: 'c', accountConnectorIds: [2] });
  await settled();
  assert.is(await failure('listConnectors'), 'fetchConnector');
  last('listConnectors').succeed([key(1), key(2)]);
  await settled();
  const { entries, cycleId } = actor.getSnapshot().context;
  assert.equal(
    entries.map(({ accountConnectorId }) => accountConnectorId),
    [2],
  );
  assert.is(cycleId, 'c');
  assert.is(calls.filter(({ method }) => method === 'installTemplate').length, 2);
});

test('each connector signs in by the driver that the host has given', async () => {
  const { driver, attempts } = handDriver();
  const oauth = { kind: 'oauth', grant: 'authorizationCode' } as const;
  const { actor, last } = await listed([aConnector(oauth)], {}, { oauth: driver });
  actor.send({ type: 'account.next' });
  last('fetchConnector').succeed(aConnector(oauth));
  await settled();
  actor.getSnapshot().children.connector?.send({ type: 'oauth.start' });
  assert.is(attempts.length, 1);
  actor.stop();
});

test.run();
