import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { signInByFetch } from '../../src/cli/fetch-browser.js';
import { type ConnectorView, linkDriver } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { flowOf } from '../support/flow.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

const instancesOf = (sandbox: Sandbox, app: string) =>
  sandbox.connectors().filter(({ connectorName }) => connectorName === app);

/** The first step at which the connector itself is authenticated. */
const credentialsOf = (flow: ReturnType<typeof flowOf>): Promise<ConnectorView> =>
  new Promise((resolve) => {
    flow.subscribe((view) => {
      if (view.step === 'apiKey' || view.step === 'oauth') resolve(view);
    });
  });

test(
  'an app is installed by the method the user chooses, and authenticated by it',
  withSandbox(async (sandbox) => {
    const before = instancesOf(sandbox, 'HubSpot').length;
    const flow = flowOf({
      api: clientOf(sandbox),
      install: { connector: 'hubspot' },
      oauth: linkDriver(),
      delays: { pollInterval: 5 },
    });
    const { methods } = await flow.until('method');
    assert.is(methods.length, 2);
    const signIn = methods.find(({ name }) => /sign in/i.test(name));
    flow.submitMethod(signIn?.id ?? '');
    await flow.until('oauth', ({ step }) => step === 'oauth');
    flow.startOAuth();
    const { url = '' } = await flow.until('oauth', (view) => 'url' in view);
    await signInByFetch(url);
    const outcome = await flow.done;
    assert.is(outcome.status, 'authenticated');
    const made = sandbox.connectors().find(({ id }) => id === outcome.accountConnectorId);
    assert.is(made?.authenticationId, signIn?.id);
    assert.ok(made?.authenticated);
    assert.is(instancesOf(sandbox, 'HubSpot').length, before + 1);
  }),
);

test(
  'a key method of the same app asks for a key, although the app is an OAuth one by default',
  withSandbox(async (sandbox) => {
    for (const method of [0, 1]) {
      const flow = flowOf({
        api: clientOf(sandbox),
        install: { connector: 307, name: `HubSpot ${method}` },
      });
      const { methods } = await flow.until('method');
      const chosen = methods[method]?.id ?? '';
      flow.submitMethod(chosen);
      const view = await credentialsOf(flow);
      const { authType } =
        sandbox.connectors().find(({ authenticationId, name }) => {
          return authenticationId === chosen && name === `HubSpot ${method}`;
        }) ?? {};
      assert.is(view.step === 'apiKey', authType === 'ApiKey');
      flow.cancel();
    }
  }),
);

test(
  'a taken name is answered by another, and nothing is installed twice',
  withSandbox(async (sandbox) => {
    const flow = flowOf({ api: clientOf(sandbox), install: { connector: 'Pipedrive' } });
    const asked = await flow.until('name');
    assert.is(asked.name, 'Pipedrive 2');
    assert.match(asked.fieldErrors.name ?? '', 'in use');
    flow.submitName('Pipedrive of sales');
    await flow.until('apiKey');
    assert.equal(
      instancesOf(sandbox, 'Pipedrive').map(({ name }) => name),
      ['Pipedrive', 'Pipedrive of sales'],
    );
    flow.cancel();
  }),
);

for (const count of [1, 2]) {
  test(
    `a lost answer is settled by looking, also where ${count} in a row are lost`,
    withSandbox(async (sandbox) => {
      sandbox.addFault({
        match: { method: 'POST', path: '/v1.0/connectors/205/install' },
        fault: { kind: 'drop', when: 'after' },
        times: count,
      });
      const flow = flowOf({ api: clientOf(sandbox), install: { connector: 'Airtable' } });
      await flow.until('apiKey');
      assert.is(instancesOf(sandbox, 'Airtable').length, 1);
      flow.cancel();
    }),
  );
}

test(
  'where Cyclr could not even be asked afterwards, trying again finds the instance',
  withSandbox(async (sandbox) => {
    const flow = flowOf({
      api: clientOf(sandbox, { retry: { limit: 0, delay: 0 } }),
      install: { connector: 'HubSpot' },
    });
    const { methods } = await flow.until('method');
    const mend = [
      sandbox.addFault({
        match: { method: 'POST', path: '/v1.0/connectors/307/install' },
        fault: { kind: 'drop', when: 'after' },
      }),
      sandbox.addFault({
        match: { method: 'GET', path: '/v1.0/account/connectors' },
        fault: { kind: 'status', status: 503 },
      }),
    ];
    const before = instancesOf(sandbox, 'HubSpot').length;
    flow.submitMethod(methods[0]?.id ?? '');
    const { error } = await flow.until('failed');
    assert.is(error.stage, 'install');
    assert.is(instancesOf(sandbox, 'HubSpot').length, before + 1);
    for (const undo of mend) undo();
    flow.retry();
    await credentialsOf(flow);
    assert.is(instancesOf(sandbox, 'HubSpot').length, before + 1);
    flow.cancel();
  }),
);

test(
  'what the app decides on is asked for once it is connected, and then tested',
  withSandbox(async (sandbox) => {
    const flow = flowOf({
      api: clientOf(sandbox),
      install: { connector: 'Airtable' },
      verify: { test: 805 },
    });
    await flow.until('apiKey');
    flow.submitApiKey('a wrong one');
    const refused = await flow.until('apiKey', (view) => 'error' in view);
    assert.is(refused.error?.code, 'rejected');
    flow.submitApiKey('airtable-demo-token');
    const { fields } = await flow.until('properties');
    const [base] = fields;
    assert.ok(base?.required && base.options.length > 0);
    assert.ok(base?.optionNames?.[base.options[0] ?? '']);
    flow.submitProperties({ [base?.name ?? '']: base?.options[0] ?? '' });
    const outcome = await flow.done;
    assert.is(outcome.status === 'authenticated' && outcome.verified, 'yes');
  }),
);

test.run();
