import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import { Secret } from '../../src/domain/secret.js';
import { running } from '../support/running.js';
import { aConnector, aField } from '../support/scripted-api.js';

const method = { kind: 'oauth', grant: 'authorizationCode' } as const;
const tokens = { accessToken: Secret.of('access'), refreshToken: Secret.of('refresh') };

const ready = async () => {
  const flow = running();
  await flow.fetched(aConnector(method));
  assert.is(flow.state(), 'authenticating.oauth.ready');
  return flow;
};

test("a host's own tokens take the place of a sign-in", async () => {
  const { actor, state, last, succeed, attempts, context } = await ready();
  actor.send({ type: 'tokens.submit', tokens });
  assert.is(state(), 'authenticating.oauth.saving');
  assert.equal(last('authenticate').args[1], { kind: 'oauthTokens', tokens });
  await succeed('authenticate', aConnector(method, { authenticated: true }));
  assert.is(state(), 'authenticated');
  assert.is(attempts.length, 0);
  assert.is(context().credentials, undefined);
});

test('without an access token there is nothing to store', async () => {
  const { actor, state, context, calls } = await ready();
  actor.send({ type: 'tokens.submit', tokens: { accessToken: Secret.of(' ') } });
  assert.is(state(), 'authenticating.oauth.ready');
  assert.ok(context().error?.fieldErrors?.accessToken);
  assert.is(calls.length, 1);
});

test('tokens that Cyclr refuses, or is not content with, lead back', async () => {
  const { actor, state, fail, succeed, context } = await ready();
  actor.send({ type: 'tokens.submit', tokens });
  await fail('authenticate', authError('rejected', 'fetchConnector', { message: 'No.' }));
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(context().error?.message, 'No.');
  assert.is(context().error?.stage, 'authenticating');
  assert.is(context().credentials, undefined);
  actor.send({ type: 'tokens.submit', tokens });
  await succeed('authenticate', aConnector(method));
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(context().credentials, undefined);
  assert.equal([context().error?.code, context().error?.stage], ['rejected', 'authenticating']);
});

test('a fault is retried with the same tokens, or left for a sign-in', async () => {
  const { actor, state, fail, last, context } = await ready();
  actor.send({ type: 'tokens.submit', tokens });
  await fail('authenticate', authError('network', 'authenticating'));
  assert.is(state(), 'failed');
  actor.send({ type: 'retry' });
  assert.is(state(), 'authenticating.oauth.saving');
  assert.equal(last('authenticate').args[1], { kind: 'oauthTokens', tokens });
  actor.send({ type: 'back' });
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(context().credentials, undefined);
});

test('tokens end a sign-in that may be going on, and what was said of its window', async () => {
  const { actor, say, clock, succeed, attempts, context, state } = await ready();
  actor.send({ type: 'oauth.start' });
  say({ type: 'closed' });
  clock.increment(30_000);
  await succeed('fetchConnector', aConnector(method));
  assert.is(context().notice, 'windowClosed');
  assert.not.ok(attempts[0]?.ended);
  actor.send({ type: 'tokens.submit', tokens: { accessToken: Secret.of(' ') } });
  assert.not.ok(attempts[0]?.ended, 'nothing was submitted yet');
  actor.send({ type: 'tokens.submit', tokens });
  assert.ok(attempts[0]?.ended);
  assert.is(context().notice, undefined);
  const fields = [aField('Team')];
  await succeed('authenticate', aConnector(method, { authenticated: true, fields }));
  assert.is(state(), 'collectProperties');
});

test.run();
