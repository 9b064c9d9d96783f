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
      authError('rejected', 'authenticating', { message: 'No.', status: 400 }),
    );
    assert.is(state(), at('entering'));
    assert.is(context().error?.message, 'No.');
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
    const { actor, state, last, succeed } = await entering();
    actor.send(submit);
    const { signal } = last('authenticate');
    actor.send({ type: 'back' });
    assert.ok(signal?.aborted);
    await succeed('authenticate', aConnector({ kind }, { authenticated: true }));
    assert.is(state(), at('entering'));
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

test.run();
