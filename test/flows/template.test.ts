import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AccountAuth, createAccountAuth, linkDriver } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { takeThrough, until } from '../support/account-flow.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

const templateId = '7b2e3d4c-0000-4000-8000-000000000002';

const accountOf = (
  sandbox: Sandbox,
  source: NonNullable<Parameters<typeof createAccountAuth>[0]['source']>,
): AccountAuth =>
  createAccountAuth({
    api: clientOf(sandbox),
    source,
    checks: { Airtable: { test: 805 } },
    oauth: linkDriver(),
    delays: { pollInterval: 5 },
  });

test(
  "a template's three connectors are authenticated in its order, and it needs none after that",
  withSandbox(async (sandbox) => {
    const account = accountOf(sandbox, { kind: 'template', templateId });
    const overview = await until(account, ({ step }) => step === 'overview');
    assert.is(overview.progress.total, 3);
    const order = overview.entries.map(({ app }) => app);
    assert.equal(order, ['Airtable', 'Zendesk', 'Salesforce']);
    account.next();
    for (const { accountConnectorId } of overview.entries) {
      await until(account, ({ current }) => current === accountConnectorId);
      await takeThrough(sandbox, account, accountConnectorId);
    }
    const { status, connectors, cycleId = '' } = await account.done;
    assert.is(status, 'finished');
    assert.equal(
      connectors.map((each) => each.status),
      ['authenticated', 'authenticated', 'authenticated'],
    );
    assert.equal(
      connectors.map(({ verified }) => verified),
      ['yes', 'unknown', 'unknown'],
    );
    assert.equal(await clientOf(sandbox).listUnauthenticated(cycleId)(), {
      _tag: 'Right',
      right: [],
    });
    const requests = sandbox.requests().filter(({ path }) => path.endsWith('/install'));
    assert.is(requests.length, 1);
  }),
);

test(
  'what an installed template still needs can be taken up later',
  withSandbox(async (sandbox) => {
    const installed = await clientOf(sandbox).installTemplate(templateId)();
    assert.ok(installed._tag === 'Right');
    const { cycleId, accountConnectorIds } =
      installed._tag === 'Right' ? installed.right : { cycleId: '', accountConnectorIds: [] };
    const account = accountOf(sandbox, { kind: 'cycle', cycleId });
    const overview = await until(account, ({ step }) => step === 'overview');
    assert.equal(
      overview.entries.map(({ accountConnectorId }) => accountConnectorId),
      accountConnectorIds,
    );
    const [first = 0] = accountConnectorIds;
    account.choose(first);
    await takeThrough(sandbox, account, first);
    account.finish();
    const again = accountOf(sandbox, { kind: 'cycle', cycleId });
    const rest = await until(again, ({ step }) => step === 'overview');
    assert.equal(
      rest.entries.map(({ accountConnectorId }) => accountConnectorId),
      accountConnectorIds.slice(1),
    );
    again.cancel();
  }),
);

test(
  'a template that is not there is a typed failure; one that may be installed is not installed by itself again',
  withSandbox(async (sandbox) => {
    const missing = accountOf(sandbox, {
      kind: 'template',
      templateId: '00000000-0000-4000-8000-00000000dead',
    });
    const failed = await until(missing, ({ step }) => step === 'failed');
    assert.is(failed.step === 'failed' && failed.error.code, 'notFound');
    assert.is(failed.step === 'failed' && failed.error.stage, 'install');
    missing.cancel();
    sandbox.addFault({
      match: { method: 'POST', path: `/v1.0/templates/${templateId}/install` },
      fault: { kind: 'drop', when: 'after' },
    });
    const lost = accountOf(sandbox, { kind: 'template', templateId });
    const view = await until(lost, ({ step }) => step === 'failed');
    assert.is(view.step === 'failed' && view.error.retryable, false);
    assert.is(sandbox.cycles().length, 1);
    lost.cancel();
  }),
);

test.run();
