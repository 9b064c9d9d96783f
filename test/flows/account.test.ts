import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type AccountView,
  authErrorCodes,
  type ConnectorSource,
  createAccountAuth,
  linkDriver,
} from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { callerOf } from '../sandbox/caller.js';
import { takeThrough, until } from '../support/account-flow.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

// Two by key, one by user name, two by OAuth, one password grant, one authenticated already, one utility.
const eight = [1001, 1002, 1003, 1004, 1005, 1008, 1015, 1020];

const accountOf = (sandbox: Sandbox, source: ConnectorSource) =>
  createAccountAuth({
    api: clientOf(sandbox),
    source,
    oauth: linkDriver(),
    delays: { pollInterval: 5 },
  });

const at = (id: number, step: string) => (view: AccountView) =>
  view.step === 'connector' && view.current === id && view.connector.step === step;

test(
  'an account of eight: one skipped and returned to, one denied and retried, one removed meanwhile',
  withSandbox(async (sandbox) => {
    const account = accountOf(sandbox, { kind: 'connectors', accountConnectorIds: eight });
    const overview = await until(account, ({ step }) => step === 'overview');
    assert.equal(overview.progress, {
      total: 6,
      authenticated: 0,
      skipped: 0,
      failed: 0,
      removed: 0,
      toDo: 6,
    });
    account.next();
    await until(account, at(1001, 'apiKey'));
    account.skip();
    await until(account, at(1002, 'properties'));
    await takeThrough(sandbox, account, 1002);
    // Somebody deletes the next but one in the meantime.
    await until(account, at(1003, 'properties'));
    const call = await callerOf(sandbox);
    assert.is((await call('DELETE', '/v1.0/account/connectors/1004')).status, 200);
    assert.not.ok(sandbox.connectors().some(({ id }) => id === 1004));
    await takeThrough(sandbox, account, 1003);
    await until(account, ({ current }) => current === 1005);
    await takeThrough(sandbox, account, 1005, 'deny');
    assert.is(account.getView().current, 1005, 'nothing is lost by a refusal');
    await takeThrough(sandbox, account, 1005);
    await until(account, ({ current }) => current === 1008);
    await takeThrough(sandbox, account, 1008);
    const left = await until(account, ({ step }) => step === 'overview');
    assert.is(left.progress.skipped, 1);
    account.choose(1001);
    await until(account, at(1001, 'apiKey'));
    await takeThrough(sandbox, account, 1001);
    const { status, connectors } = await account.done;
    assert.is(status, 'finished');
    assert.equal(
      connectors.map((each) => [each.accountConnectorId, each.status]),
      [
        [1001, 'authenticated'],
        [1002, 'authenticated'],
        [1003, 'authenticated'],
        [1004, 'removed'],
        [1005, 'authenticated'],
        [1008, 'authenticated'],
        [1015, 'notNeeded'],
        [1020, 'notNeeded'],
      ],
    );
    for (const id of [1001, 1002, 1003, 1005, 1008]) {
      assert.ok(sandbox.connectors().find((each) => each.id === id)?.authenticated);
    }
  }),
);

test(
  'pausing shows the list and keeps the connector at hand as it is',
  withSandbox(async (sandbox) => {
    const account = accountOf(sandbox, { kind: 'connectors', accountConnectorIds: [1003, 1001] });
    await until(account, ({ step }) => step === 'overview');
    account.next();
    await until(account, at(1003, 'properties'));
    account.connector()?.submitProperties({ ...sandbox.demoAnswers(1003).properties });
    await until(account, at(1003, 'basic'));
    account.connector()?.submitBasic('half typed', '');
    account.pause();
    assert.is(account.getView().step, 'overview');
    account.resume();
    const view = account.getView();
    assert.is(
      view.step === 'connector' && view.connector.step === 'basic' && view.connector.username,
      'half typed',
    );
    account.finish();
    const { connectors } = await account.done;
    assert.equal(
      connectors.map(({ status }) => status),
      ['toDo', 'toDo'],
    );
  }),
);

test(
  'a connector that failed does not stop the others, and can be taken again',
  withSandbox(async (sandbox) => {
    const account = accountOf(sandbox, { kind: 'connectors', accountConnectorIds: [1016, 1001] });
    await until(account, ({ step }) => step === 'overview');
    account.next();
    await until(account, at(1016, 'failed'));
    account.skip();
    await until(account, at(1001, 'apiKey'));
    await takeThrough(sandbox, account, 1001);
    const view = await until(account, ({ step }) => step === 'overview');
    assert.is(view.progress.failed, 1);
    account.choose(1016);
    await until(account, at(1016, 'failed'));
    account.skip();
    account.finish();
    const { connectors } = await account.done;
    assert.is(connectors[0]?.status, 'failed');
    assert.is(connectors[0]?.error?.code, 'unsupportedAuthType');
    assert.ok(authErrorCodes.includes('unsupportedAuthType'));
  }),
);

test(
  'a list that cannot be had is a typed failure, and can be asked for again',
  withSandbox(async (sandbox) => {
    const mend = sandbox.addFault({
      match: { path: '/v1.0/account/connectors' },
      fault: { kind: 'status', status: 403 },
    });
    const account = accountOf(sandbox, { kind: 'account' });
    const failed = await new Promise<AccountView>((resolve) => {
      account.subscribe((view) => {
        if (view.step === 'failed') resolve(view);
      });
    });
    assert.is(failed.step === 'failed' && failed.error.code, 'forbidden');
    mend();
    account.retry();
    const view = await until(account, ({ step }) => step === 'overview');
    assert.is(view.entries.length, sandbox.connectors().length);
    account.cancel();
    assert.is((await account.done).status, 'cancelled');
  }),
);

test(
  'nothing to do ends at once, with one request for the list',
  withSandbox(async (sandbox) => {
    const account = accountOf(sandbox, { kind: 'connectors', accountConnectorIds: [1015, 1020] });
    assert.is((await account.done).status, 'finished');
    assert.is(sandbox.requests().filter(({ path }) => path !== '/oauth/token').length, 1);
  }),
);

test(
  'stopping settles as cancelled, also more than once',
  withSandbox(async (sandbox) => {
    const account = accountOf(sandbox, { kind: 'account' });
    account.stop();
    account.stop();
    account.cancel();
    assert.is((await account.done).status, 'cancelled');
  }),
);

test(
  'whoever looks at the list is not taken from it when the connector at hand comes to its end',
  withSandbox(async (sandbox) => {
    const account = accountOf(sandbox, {
      kind: 'connectors',
      accountConnectorIds: [1001, 1002, 1003],
    });
    await until(account, ({ step }) => step === 'overview');
    account.next();
    await until(account, at(1001, 'apiKey'));
    account.connector()?.submitApiKey('an example');
    account.pause();
    const looking = account.getView();
    assert.equal([looking.step, looking.current], ['overview', 1001]);
    const ended = await until(account, ({ progress }) => progress.authenticated === 1);
    assert.equal([ended.step, ended.current], ['overview', undefined]);
    account.choose(1003);
    await until(account, at(1003, 'properties'));
    account.pause();
    account.skip();
    // Leaving one in so many words goes on with the next.
    await until(account, at(1002, 'properties'));
    account.stop();
  }),
);

test.run();
