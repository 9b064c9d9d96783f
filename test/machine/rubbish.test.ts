import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AnyActorRef } from 'xstate';
import type { AuthMethod } from '../../src/domain/auth-method.js';
import { describeConnectorAuth } from '../../src/view/describe-connector-auth.js';
import { running } from '../support/running.js';
import { aConnector, aField } from '../support/scripted-api.js';

// What a host may send that no compiler has looked at: none of it ends the flow or leaves the step.

const values: readonly unknown[] = [undefined, null, 7, {}, [], Object.create(null), Symbol('s')];

const at = async (authMethod: AuthMethod, rest: Parameters<typeof aConnector>[1] = {}) => {
  const flow = running();
  await flow.fetched(aConnector(authMethod, rest));
  const actor: AnyActorRef = flow.actor;
  return { ...flow, send: (event: object) => actor.send(event) };
};

const forms = [
  ['apiKey.submit', 'key', { kind: 'apiKey' }, 'authenticating.apiKey.entering'],
  ['basic.submit', 'username', { kind: 'basic' }, 'authenticating.basic.entering'],
  ['basic.submit', 'password', { kind: 'basic' }, 'authenticating.basic.entering'],
  ['tokens.submit', 'tokens', { kind: 'oauth', grant: 'unknown' }, 'authenticating.oauth.ready'],
] as const;

for (const [type, member, method, state] of forms) {
  test(`a ${type} whose ${member} is no such thing is refused at its field`, async () => {
    for (const value of values) {
      const flow = await at(method);
      flow.send({ type, [member]: value });
      const { status, context } = flow.actor.getSnapshot();
      assert.is(status, 'active');
      assert.is(flow.state(), state);
      assert.is(context.error?.code, 'invalidInput');
    }
  });
}

test('a property whose value is no value is as if it had been left out', async () => {
  for (const value of [null, {}, [], Object.create(null), Symbol('s'), () => 'x']) {
    const flow = await at({ kind: 'none' }, { fields: [aField('Domain')] });
    flow.send({ type: 'properties.submit', values: { Domain: 'acme' } });
    await flow.fail('setProperties', {
      code: 'rejected',
      stage: 'setProperties',
      message: 'No.',
      retryable: false,
    });
    flow.send({ type: 'properties.submit', values: { Domain: value } });
    assert.is(flow.state(), 'setProperties');
    assert.equal(flow.context().draft, { Domain: 'acme' });
  }
});

test('values that are no record are no values', async () => {
  for (const value of [undefined, null, 7, true]) {
    const flow = await at({ kind: 'none' }, { fields: [aField('Domain')] });
    flow.send({ type: 'properties.submit', values: value });
    assert.is(flow.state(), 'collectProperties');
    assert.equal(flow.context().error?.fieldErrors, { Domain: 'This is required.' });
  }
});

test('a driver that says rubbish leaves the view in one piece', async () => {
  for (const url of values) {
    const flow = await at({ kind: 'oauth', grant: 'unknown' });
    flow.send({ type: 'oauth.start' });
    flow.send({ type: 'signIn.link', url });
    const view = describeConnectorAuth(flow.actor.getSnapshot());
    assert.is(view.step, 'oauth');
    assert.equal(JSON.parse(JSON.stringify(view)), view);
    flow.send({ type: 'signIn.failed', error: url });
    assert.is(describeConnectorAuth(flow.actor.getSnapshot()).step, 'failed');
  }
});

test.run();
