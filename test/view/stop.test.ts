import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createActor } from 'xstate';
import {
  accountAuthMachine,
  connectorAuthMachine,
  connectorDisconnectMachine,
} from '../../machines/index.js';
import { createAccountAuth } from '../../src/view/account-auth.js';
import { createConnectorAuth } from '../../src/view/connector-auth.js';
import { createConnectorDisconnect } from '../../src/view/connector-disconnect.js';
import { describeAccountAuth } from '../../src/view/describe-account-auth.js';
import { describeConnectorAuth } from '../../src/view/describe-connector-auth.js';
import { describeConnectorDisconnect } from '../../src/view/describe-connector-disconnect.js';
import { scriptedApi, settled } from '../support/scripted-api.js';

const flows = {
  connector: (api: ReturnType<typeof scriptedApi>['api']) =>
    createConnectorAuth({ api, accountConnectorId: 42 }),
  account: (api: ReturnType<typeof scriptedApi>['api']) => createAccountAuth({ api }),
  disconnect: (api: ReturnType<typeof scriptedApi>['api']) =>
    createConnectorDisconnect({ api, accountConnectorId: 42 }),
};

for (const [name, flowOf] of Object.entries(flows)) {
  test(`stopping a flow aborts what is under way without a word, and settles it: ${name}`, async () => {
    const { api, calls } = scriptedApi();
    const flow = flowOf(api);
    await settled();
    const shown: unknown[] = [];
    flow.subscribe((view) => shown.push(view));
    flow.stop();
    flow.stop();
    assert.is(calls.length, 1);
    assert.ok(calls[0]?.signal?.aborted);
    assert.is(shown.length, 1);
    assert.is((await flow.done).status, 'cancelled');
  });

  test(`whoever does not listen any more hears nothing: ${name}`, () => {
    const flow = flowOf(scriptedApi().api);
    const shown: string[] = [];
    const unsubscribe = flow.subscribe(({ step }) => shown.push(step));
    unsubscribe();
    flow.cancel();
    assert.equal(shown, ['loading']);
  });
}

test('a host may show a failed state of its own making, and what failed is not said', () => {
  const connector = createActor(connectorAuthMachine, { input: { accountConnectorId: 42 } });
  const account = createActor(accountAuthMachine, { input: {} });
  const disconnect = createActor(connectorDisconnectMachine, { input: { accountConnectorId: 42 } });
  const shown = [
    describeConnectorAuth(
      connectorAuthMachine.resolveState({
        value: 'failed',
        context: connector.getSnapshot().context,
      }),
    ),
    describeAccountAuth(
      accountAuthMachine.resolveState({ value: 'failed', context: account.getSnapshot().context }),
    ),
    describeConnectorDisconnect(
      connectorDisconnectMachine.resolveState({
        value: 'failed',
        context: disconnect.getSnapshot().context,
      }),
    ),
  ];
  assert.equal(
    shown.map((view) => view.step === 'failed' && [view.error.code, view.error.stage]),
    [
      ['badResponse', 'fetchConnector'],
      ['badResponse', 'fetchConnector'],
      ['badResponse', 'disconnecting'],
    ],
  );
});

test.run();
