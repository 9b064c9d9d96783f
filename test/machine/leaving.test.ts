import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createAccountAuth } from '../../src/view/account-auth.js';
import { createConnectorAuth } from '../../src/view/connector-auth.js';
import { createConnectorDisconnect } from '../../src/view/connector-disconnect.js';
import { running } from '../support/running.js';
import { aConnector, aField, scriptedApi, settled } from '../support/scripted-api.js';

type Script = ReturnType<typeof scriptedApi>;

/** A flow up to the call that it is left in. */
type Begun = Pick<Script, 'last'> & { readonly leave: () => void };

const cancelling = (flow: ReturnType<typeof running>): Begun => ({
  ...flow,
  leave: () => flow.actor.send({ type: 'cancel' }),
});

const overScript = async (
  begin: (script: Script) => { readonly cancel: () => void },
): Promise<Begun> => {
  const script = scriptedApi();
  const { cancel } = begin(script);
  await settled();
  return { ...script, leave: cancel };
};

const listing = (source: Parameters<typeof createAccountAuth>[0]['source']) =>
  overScript(({ api }) => createAccountAuth({ api, ...(source && { source }) }));

const disconnecting = async (remove: boolean): Promise<Begun> => {
  const script = scriptedApi();
  const flow = createConnectorDisconnect({ api: script.api, accountConnectorId: 42, remove });
  script.last('fetchConnector').succeed(aConnector({ kind: 'apiKey' }, { authenticated: true }));
  await settled();
  flow.confirm();
  return { ...script, leave: flow.cancel };
};

const fetched = async (
  connector: Parameters<ReturnType<typeof running>['fetched']>[0],
  input: Parameters<typeof running>[0] = {},
) => {
  const flow = running(input);
  await flow.fetched(connector);
  return flow;
};

const key = { kind: 'apiKey' } as const;
const oauth = { kind: 'oauth', grant: 'authorizationCode' } as const;

const calls: readonly (readonly [
  what: string,
  method: Parameters<Script['last']>[0],
  begin: () => Begun | Promise<Begun>,
])[] = [
  ['what the app is', 'fetchInstallable', () => cancelling(running({ install: { connector: 1 } }))],
  ['what the connector is', 'fetchConnector', () => cancelling(running())],
  [
    'a token grant',
    'authenticate',
    async () => cancelling(await fetched(aConnector({ kind: 'tokenGrant' }))),
  ],
  [
    'a check',
    'verify',
    async () =>
      cancelling(
        await fetched(aConnector(key, { authenticated: true }), { verify: { test: 't' } }),
      ),
  ],
  [
    'a lookup',
    'lookUp',
    async () =>
      cancelling(
        await fetched(
          aConnector(key, { authenticated: true, fields: [aField('Base', { lookup: 7 })] }),
        ),
      ),
  ],
  [
    'whether a sign-in is done',
    'fetchConnector',
    async () => {
      const flow = await fetched(aConnector(oauth));
      flow.actor.send({ type: 'oauth.start' });
      flow.clock.increment(2_000);
      return cancelling(flow);
    },
  ],
  [
    'a link',
    'startSignIn',
    async () => {
      const script = scriptedApi();
      const flow = createConnectorAuth({ api: script.api, accountConnectorId: 42 });
      script.last('fetchConnector').succeed(aConnector(oauth));
      await settled();
      flow.startOAuth();
      return { ...script, leave: flow.cancel };
    },
  ],
  ['the list of an account', 'listConnectors', () => listing(undefined)],
  [
    'what an integration needs',
    'listUnauthenticated',
    () => listing({ kind: 'cycle', cycleId: 'c' }),
  ],
  ['a template', 'installTemplate', () => listing({ kind: 'template', templateId: 't' })],
  [
    'what is to be disconnected',
    'fetchConnector',
    () => overScript(({ api }) => createConnectorDisconnect({ api, accountConnectorId: 42 })),
  ],
  ['disconnecting', 'deauthenticate', () => disconnecting(false)],
  ['deleting', 'deleteConnector', () => disconnecting(true)],
];

for (const [what, method, begin] of calls) {
  test(`asking for it is given up when the flow is: ${what}`, async () => {
    const { last, leave } = await begin();
    const { signal } = last(method);
    assert.is(signal?.aborted, false);
    leave();
    assert.is(signal?.aborted, true);
  });
}

test.run();
