import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import { Secret } from '../../src/domain/secret.js';
import { running } from '../support/running.js';
import { aConnector } from '../support/scripted-api.js';

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
  await fail('authenticate', authError('rejected', 'authenticating', { message: 'No.' }));
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(context().error?.message, 'No.');
  actor.send({ type: 'tokens.submit', tokens });
  await succeed('authenticate', aConnector(method));
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(context().credentials, undefined);
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

test.run();
