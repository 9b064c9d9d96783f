import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import { Secret } from '../../src/domain/secret.js';
import { running } from '../support/running.js';
import { aConnector, aField } from '../support/scripted-api.js';

const kinds = [
  {
    kind: 'apiKey',
    submit: { type: 'apiKey.submit', key: Secret.of('k') },
    bad: { type: 'apiKey.submit', key: Secret.of(' ') },
    wrong: ['key'],
  },
  {
    kind: 'basic',
    submit: { type: 'basic.submit', username: 'ann', password: Secret.of('p') },
    bad: { type: 'basic.submit', username: 'a:n', password: Secret.of('') },
    wrong: ['username', 'password'],
  },
] as const;

for (const { kind, submit, bad, wrong } of kinds) {
  const at = (child: string) => `authenticating.${kind}.${child}`;
  const entering = async () => {
    const flow = running();
    await flow.fetched(aConnector({ kind }));
    assert.is(flow.state(), at('entering'));
    return flow;
  };

  test(`${kind}: what is invalid stays, with field errors`, async () => {
    const { actor, state, context, calls } = await entering();
    actor.send(bad);
    assert.is(state(), at('entering'));
    assert.equal(Object.keys(context().error?.fieldErrors ?? {}), wrong);
    assert.is(calls.length, 1);
  });

  test(`${kind}: saved and Cyclr content is authenticated, not verified`, async () => {
    const { actor, state, succeed, context } = await entering();
    actor.send(submit);
    assert.is(state(), at('saving'));
    await succeed('authenticate', aConnector({ kind }, { authenticated: true }));
    assert.is(state(), 'authenticated');
    assert.is(context().verified, 'unknown');
    assert.is(context().credentials, undefined);
  });

  test(`${kind}: saved but Cyclr not content goes back to entering`, async () => {
    const { actor, state, succeed, context } = await entering();
    actor.send(submit);
    await succeed('authenticate', aConnector({ kind }));
    assert.is(state(), at('entering'));
    assert.is(context().error?.code, 'rejected');
    assert.is(context().credentials, undefined);
    actor.send(submit);
    assert.is(context().error, undefined);
  });

  test(`${kind}: refused goes back to entering in Cyclr's words`, async () => {
    const { actor, state, fail, context } = await entering();
    actor.send(submit);
    await fail(
      'authenticate',
      authError('rejected', 'fetchConnector', { message: 'No.', status: 400 }),
    );
    assert.is(state(), at('entering'));
    assert.is(context().error?.message, 'No.');
    assert.is(context().error?.stage, 'authenticating');
    assert.is(context().credentials, undefined);
  });

  test(`${kind}: what a gateway would not even take goes back to entering too`, async () => {
    const { actor, state, fail } = await entering();
    actor.send(submit);
    await fail('authenticate', authError('invalidInput', 'authenticating'));
    assert.is(state(), at('entering'));
  });

  test(`${kind}: a fault fails, and retry saves again without asking`, async () => {
    const { actor, state, fail, last, calls } = await entering();
    actor.send(submit);
    const first = last('authenticate').args[1];
    await fail('authenticate', authError('network', 'authenticating'));
    assert.is(state(), 'failed');
    actor.send({ type: 'retry' });
    assert.is(state(), at('saving'));
    assert.is(last('authenticate').args[1], first);
    assert.is(calls.filter(({ method }) => method === 'authenticate').length, 2);
  });

  test(`${kind}: back from a failure leads to entering, the secret forgotten`, async () => {
    const { actor, state, fail, context } = await entering();
    actor.send(submit);
    await fail('authenticate', authError('server', 'authenticating'));
    actor.send({ type: 'back' });
    assert.is(state(), at('entering'));
    assert.is(context().credentials, undefined);
    assert.is(context().error, undefined);
  });

  test(`${kind}: back from saving aborts it`, async () => {
    const { actor, state, last, succeed, context } = await entering();
    actor.send(submit);
    const { signal } = last('authenticate');
    actor.send({ type: 'back' });
    assert.ok(signal?.aborted);
    assert.is(context().credentials, undefined);
    await succeed('authenticate', aConnector({ kind }, { authenticated: true }));
    assert.is(state(), at('entering'));
  });

  test(`${kind}: back leads to properties where there are any, what was wrong forgotten`, async () => {
    const { actor, state } = await entering();
    actor.send({ type: 'back' });
    assert.is(state(), at('entering'));
    const other = running();
    await other.fetched(aConnector({ kind }, { fields: [aField('Region', { required: false })] }));
    other.actor.send(bad);
    assert.is(other.context().error?.code, 'invalidInput');
    assert.is(other.context().error?.stage, 'authenticating');
    other.actor.send({ type: 'back' });
    assert.is(other.state(), 'collectProperties');
    assert.is(other.context().error, undefined);
  });
}

test('the user name is kept, the password is not', async () => {
  const { fetched, actor, context } = running();
  await fetched(aConnector({ kind: 'basic' }));
  actor.send({ type: 'basic.submit', username: 'ann', password: Secret.of('') });
  assert.is(context().username, 'ann');
  assert.is(context().credentials, undefined);
});

test('a token grant asks nothing of the user', async () => {
  const { fetched, state, succeed, last } = running();
  await fetched(aConnector({ kind: 'tokenGrant' }));
  assert.equal(last('authenticate').args[1], { kind: 'tokenGrant' });
  await succeed('authenticate', aConnector({ kind: 'tokenGrant' }, { authenticated: true }));
  assert.is(state(), 'authenticated');
});

const granting = async () => {
  const flow = running();
  await flow.fetched(aConnector({ kind: 'tokenGrant' }));
  return flow;
};

const entered = (kind: 'apiKey' | 'basic') => async () => {
  const flow = running();
  await flow.fetched(aConnector({ kind }));
  const password = Secret.of('p');
  if (kind === 'apiKey') flow.actor.send({ type: 'apiKey.submit', key: password });
  else flow.actor.send({ type: 'basic.submit', username: 'ann', password });
  return flow;
};

for (const [kind, saving] of [
  ['tokenGrant', granting],
  ['apiKey', entered('apiKey')],
  ['basic', entered('basic')],
] as const) {
  test(`${kind}: what Cyclr requires once it is content is asked for`, async () => {
    const { state, succeed } = await saving();
    const fields = [aField('Team')];
    await succeed('authenticate', aConnector({ kind }, { authenticated: true, fields }));
    assert.is(state(), 'collectProperties');
  });
}

test('a refused token grant goes back to the properties it rests on', async () => {
  const { fetched, state, succeed, context, actor } = running();
  const fields = [aField('ClientId', { isSet: true, value: 'id' })];
  await fetched(aConnector({ kind: 'tokenGrant' }, { fields }));
  await succeed('authenticate', aConnector({ kind: 'tokenGrant' }, { fields }));
  assert.is(state(), 'collectProperties');
  assert.is(context().error?.code, 'rejected');
  actor.send({ type: 'properties.submit', values: {} });
  assert.is(state(), 'authenticating.tokenGrant', 'unchanged values may be tried again');
});

test('a refused token grant without properties fails, and can be retried', async () => {
  const { fetched, state, fail, actor } = running();
  await fetched(aConnector({ kind: 'tokenGrant' }));
  await fail('authenticate', authError('rejected', 'authenticating', { status: 400 }));
  assert.is(state(), 'failed');
  actor.send({ type: 'retry' });
  assert.is(state(), 'authenticating.tokenGrant');
});

test('a token grant that Cyclr is not content with fails where there is nothing to mend', async () => {
  const { fetched, state, succeed, context } = running();
  await fetched(aConnector({ kind: 'tokenGrant' }));
  await succeed('authenticate', aConnector({ kind: 'tokenGrant' }));
  assert.is(state(), 'failed');
  assert.equal([context().error?.code, context().error?.stage], ['rejected', 'authenticating']);
});

test('what a token grant was refused for is told at its properties; a fault is not', async () => {
  const fields = [aField('ClientId', { isSet: true, value: 'id' })];
  const { fetched, state, fail, context, actor } = running();
  await fetched(aConnector({ kind: 'tokenGrant' }, { fields }));
  await fail('authenticate', authError('rejected', 'fetchConnector', { message: 'No.' }));
  assert.is(state(), 'collectProperties');
  assert.equal([context().error?.message, context().error?.stage], ['No.', 'authenticating']);
  actor.send({ type: 'properties.submit', values: {} });
  await fail('authenticate', authError('server', 'fetchConnector'));
  assert.is(state(), 'failed');
  assert.is(context().error?.stage, 'authenticating');
});

test('back from a token grant that failed leads to its properties', async () => {
  const fields = [aField('ClientId', { isSet: true, value: 'id' })];
  const { fetched, state, fail, actor } = running();
  await fetched(aConnector({ kind: 'tokenGrant' }, { fields }));
  await fail('authenticate', authError('server', 'authenticating'));
  actor.send({ type: 'back' });
  assert.is(state(), 'collectProperties');
});

test('back leads nowhere from a failure with nothing before it', async () => {
  const asked = running();
  await asked.fail('fetchConnector', authError('server', 'authenticating'));
  assert.is(asked.context().error?.stage, 'fetchConnector');
  asked.actor.send({ type: 'back' });
  assert.is(asked.state(), 'failed');
  const granted = running();
  await granted.fetched(aConnector({ kind: 'tokenGrant' }));
  await granted.fail('authenticate', authError('server', 'authenticating'));
  granted.actor.send({ type: 'back' });
  assert.is(granted.state(), 'failed');
});

test.run();
