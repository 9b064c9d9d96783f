import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyStateMachine, getInitialSnapshot, getNextSnapshot } from 'xstate';
import { type ConnectorAuthEvent, connectorAuthMachine } from '../../machines/index.js';
import { authError } from '../../src/domain/auth-error.js';
import { Secret } from '../../src/domain/secret.js';
import { running } from '../support/running.js';
import { aConnector, aField } from '../support/scripted-api.js';

const secret = Secret.of('s');
// Answers are no events of its own.
const anyMachine: AnyStateMachine = connectorAuthMachine;
const oauth = { kind: 'oauth', grant: 'authorizationCode' } as const;
const sensitive = [aField('Token', { sensitive: true })];

/** What is typed into each form, and the call it is sent with. */
const typed = {
  'an API key': {
    connector: aConnector({ kind: 'apiKey' }),
    submit: { type: 'apiKey.submit', key: secret },
    call: 'authenticate',
  },
  'a password': {
    connector: aConnector({ kind: 'basic' }),
    submit: { type: 'basic.submit', username: 'ann', password: secret },
    call: 'authenticate',
  },
  'tokens of the host’s own': {
    connector: aConnector(oauth),
    submit: { type: 'tokens.submit', tokens: { accessToken: secret } },
    call: 'authenticate',
  },
  'a property': {
    connector: aConnector({ kind: 'apiKey' }, { fields: sensitive }),
    submit: { type: 'properties.submit', values: { Token: secret } },
    call: 'setProperties',
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly connector: ReturnType<typeof aConnector>;
      readonly submit: ConnectorAuthEvent;
      readonly call: 'authenticate' | 'setProperties';
    }
  >
>;

type Flow = ReturnType<typeof running>;

const kept = ({ context }: Flow) => [context().credentials !== undefined, context().changes.length];

for (const [what, { connector, submit, call }] of Object.entries(typed)) {
  const submitted = async (): Promise<Flow> => {
    const flow = running();
    await flow.fetched(connector);
    flow.actor.send(submit);
    assert.not.equal(kept(flow), [false, 0], 'it is to be sent');
    return flow;
  };

  test(`${what} is forgotten when the user leaves while it is sent`, async () => {
    const flow = await submitted();
    flow.actor.send({ type: 'cancel' });
    assert.is(flow.state(), 'cancelled');
    assert.equal(kept(flow), [false, 0]);
  });

  test(`${what} is kept for another try, and forgotten when the user leaves in its place`, async () => {
    const flow = await submitted();
    await flow.fail(call, authError('network', 'authenticating'));
    assert.is(flow.state(), 'failed');
    assert.not.equal(kept(flow), [false, 0]);
    flow.actor.send({ type: 'cancel' });
    assert.is(flow.state(), 'cancelled');
    assert.equal(kept(flow), [false, 0]);
  });

  test(`${what} is forgotten once it is stored, at the second try too`, async () => {
    const flow = await submitted();
    await flow.fail(call, authError('network', 'authenticating'));
    flow.actor.send({ type: 'retry' });
    const stored = call === 'setProperties' ? [{ name: 'Token', propertyId: 7 }] : undefined;
    await flow.succeed(call, stored ?? { ...connector, authenticated: true });
    assert.equal(kept(flow), [false, 0]);
    assert.ok(['authenticated', 'authenticating.apiKey.entering'].includes(flow.state()));
  });
}

test('nothing of it is left in a flow that has ended, wherever it came from', () => {
  const begun = getInitialSnapshot(connectorAuthMachine, { accountConnectorId: 42 });
  const full = connectorAuthMachine.resolveState({
    value: 'fetchConnector',
    context: {
      ...begun.context,
      credentials: { kind: 'oauthTokens', tokens: { accessToken: secret } },
      changes: [{ name: 'Token', value: secret }],
      link: secret,
    },
  });
  const ends: Readonly<Record<string, unknown>> = Object.fromEntries(
    [
      {
        type: 'xstate.done.actor.fetchConnector',
        output: aConnector({ kind: 'apiKey' }, { authenticated: true }),
      },
      { type: 'cancel' },
    ].map((event) => {
      const { value, context } = getNextSnapshot(anyMachine, full, event);
      return [value, [context.credentials, context.changes, context.link]];
    }),
  );
  const finals = Object.values(connectorAuthMachine.states).filter(({ type }) => type === 'final');
  for (const { key } of finals) assert.equal(ends[key], [undefined, [], undefined], key);
});

test.run();
