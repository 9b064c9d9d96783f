import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { defaultSeed, type Sandbox } from '../../src/sandbox/index.js';
import {
  anOrder,
  gatewayOf,
  overHttp,
  permitted,
  send,
  templateId,
  urlOf,
} from '../support/gateway.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

// Users who may use some connectors of the account and not others: 1001 is theirs, 1002 (Mailgun) is somebody else's.
const may = ['install', 'installTemplate', 'verify', 'deauthenticate', 'delete'] as const;
const rights = { may, connectors: [1001] };
const theirs = { releaseId: 202, name: 'Mailgun' };

const named = (sandbox: Sandbox, name: string) =>
  sandbox.connectors().filter((one) => one.name === name);

test(
  'names of connectors that are not theirs are not told',
  overHttp(async ({ api }) => {
    const app = await api.fetchInstallable({ connector: 202 })();
    assert.equal(isRight(app) && app.right.instances, [{ id: 1001, name: 'Pipedrive' }]);
  }, rights),
);

for (const known of [[], [1001], [1002]]) {
  for (const lookFirst of [true, false]) {
    test(
      `what is not theirs cannot be had by its name, knowing [${known}]${lookFirst ? ' and looking first' : ''}`,
      overHttp(async ({ sandbox, api, told }) => {
        for (const name of ['Mailgun', 'mailgun', ' Mailgun ']) {
          const result = await api.installConnector({ ...theirs, name }, { known, lookFirst })();
          // The sandbox, unlike Cyclr perhaps, takes another case for another name.
          const id = isRight(result) ? result.right.id : 0;
          assert.is.not(id, 1002);
          if (name === 'Mailgun') assert.is(isLeft(result) && result.left.code, 'nameInUse');
        }
        assert.not.ok(told.includes(1002));
        assert.is(named(sandbox, 'Mailgun').length, 1);
      }, rights),
    );
  }
}

test(
  'nor when Cyclr’s answer to the install is lost',
  overHttp(async ({ sandbox, api, told }) => {
    for (const lookFirst of [true, false]) {
      for (const count of [1, 2, 9]) {
        sandbox.clearFaults();
        sandbox.addFault({
          match: { method: 'POST', path: '/v1.0/connectors/202/install' },
          fault: { kind: 'drop', when: 'after' },
          times: count,
        });
        const result = await api.installConnector(theirs, { known: [], lookFirst })();
        assert.ok(isLeft(result));
      }
    }
    assert.equal(told, []);
  }, rights),
);

test(
  'nor in the moment between the look and the install',
  withSandbox(async (sandbox) => {
    const { accountId, username, apiUrl, serviceUrl, clientId, clientSecret } = sandbox;
    const order = { releaseId: 201, name: 'Raced' };
    const told: number[] = [];
    const gateway = gatewayOf(sandbox, {
      cyclr: {
        ...{ apiUrl, serviceUrl, clientId, clientSecret, retry: { delay: 0 } },
        fetch: async (input, init) => {
          const answer = await fetch(input, init);
          const { pathname } = new URL(urlOf(input));
          // Somebody else installs the same name just after the account has been listed.
          if (pathname === '/v1.0/account/connectors' && named(sandbox, 'Raced').length === 0) {
            await clientOf(sandbox).installConnector(order, { known: [] })();
          }
          return answer;
        },
      },
      authorize: () => ({ accountId, username, ...rights }),
      onInstalled: (id) => {
        told.push(id);
      },
    });
    const answer = await gateway(
      send('POST', '/connectors', { order, known: [], lookFirst: true }),
    );
    assert.is(answer.status, 400);
    assert.match(await answer.text(), '"code":"nameInUse"');
    assert.equal(told, []);
    assert.is(named(sandbox, 'Raced').length, 1);
  }),
);

test('what was theirs before and lost is found again, once the host has recorded it', async () => {
  const connectors = [1001];
  await overHttp(
    async ({ sandbox, api, told }) => {
      const order = { releaseId: 202, name: 'Mailgun of mine' };
      const first = await api.installConnector(order, { known: [1001] })();
      assert.ok(isRight(first));
      const unrecorded = await api.installConnector(order, { known: [1001], lookFirst: true })();
      assert.is(isLeft(unrecorded) && unrecorded.left.code, 'nameInUse');
      connectors.push(...told);
      const found = await api.installConnector(order, { known: [1001], lookFirst: true })();
      assert.equal(found, first);
      // Read by its id: a row of the list may lack its fields.
      assert.ok(isRight(found) && found.right.fields.length > 0);
      assert.is(named(sandbox, order.name).length, 1);
      const known = isRight(first) ? [1001, first.right.id] : [];
      const before = await api.installConnector(order, { known, lookFirst: true })();
      assert.is(isLeft(before) && before.left.code, 'nameInUse');
      const another = { ...order, releaseId: 201 };
      const other = await api.installConnector(another, { known: [1001], lookFirst: true })();
      assert.is(isLeft(other) && other.left.code, 'nameInUse');
    },
    () => ({ may, connectors }),
    { unknowns: { listParameters: false } },
  )();
});

test(
  'an answer that Cyclr loses is settled for them too',
  overHttp(async ({ sandbox, api, told }) => {
    sandbox.addFault({
      match: { method: 'POST', path: '/v1.0/connectors/202/install' },
      fault: { kind: 'drop', when: 'after' },
      times: 1,
    });
    const order = { releaseId: 202, name: 'Mailgun of mine' };
    const installed = await api.installConnector(order, { known: [] })();
    assert.ok(isRight(installed));
    const [mine] = named(sandbox, order.name);
    assert.is(isRight(installed) && installed.right.id, mine?.id);
    assert.equal(told, [mine?.id]);
    assert.is(named(sandbox, order.name).length, 1);
  }, rights),
);

test('of a template they are told what is theirs and what is new', async () => {
  const [account] = defaultSeed.accounts;
  assert.ok(account);
  if (!account) return;
  const connectors = [1001];
  await overHttp(
    async ({ sandbox, api, told }) => {
      const installed = await api.installTemplate(templateId)();
      const added = named(sandbox, 'Collections')[0]?.id ?? 0;
      assert.equal(isRight(installed) && installed.right.accountConnectorIds, [1001, added]);
      assert.equal(told, [added]);
      const cycleId = isRight(installed) ? installed.right.cycleId : '';
      const all = await clientOf(sandbox).listUnauthenticated(cycleId)();
      assert.equal(isRight(all) && all.right, [1001, 1002]);
      const missing = await api.listUnauthenticated(cycleId)();
      assert.equal(isRight(missing) && missing.right, [1001]);
    },
    () => ({ may, connectors }),
    {
      seed: {
        ...defaultSeed,
        accounts: [
          {
            ...account,
            connectors: [
              { id: 1001, connectorId: 201 },
              { id: 1002, connectorId: 202 },
            ],
          },
        ],
      },
    },
  )();
});

test(
  'what is not theirs looks as if it were not there, whatever they may do',
  withSandbox(async (sandbox) => {
    const { accountId, username } = sandbox;
    const before = sandbox.connectors();
    const gateway = gatewayOf(sandbox, { authorize: () => ({ accountId, username, ...rights }) });
    for (const index of permitted(0).keys()) {
      if (!permitted(0)[index]?.[1].url.includes('/connectors/')) continue;
      const seen = new Set<string>();
      for (const id of [1002, 999_999]) {
        const request = permitted(id)[index]?.[1];
        if (!request) continue;
        const answer = await gateway(request);
        assert.is(answer.status, 404);
        seen.add(await answer.text());
      }
      assert.is(seen.size, 1);
    }
    for (const id of [1002, 999_999]) {
      const answer = await gateway(send('POST', `/connectors/${id}/lookups/701`, {}));
      assert.is(answer.status, 404);
    }
    assert.equal(sandbox.connectors(), before);
    assert.equal(sandbox.requests(), []);
  }),
);

test(
  'an order can name neither an account nor a secret',
  withSandbox(async (sandbox) => {
    const { accountId, username } = sandbox;
    const gateway = gatewayOf(sandbox, { authorize: () => ({ accountId, username, ...rights }) });
    const smuggled = { AuthValue: 'canary', Properties: [{ Name: 'BaseUrl', Value: 'evil' }] };
    const answer = await gateway(
      send('POST', '/connectors?accountId=second', {
        ...anOrder('Plain'),
        ...smuggled,
        accountId: 'second',
        order: { releaseId: 201, name: 'Plain', ...smuggled },
      }),
    );
    assert.is(answer.status, 200);
    const [installed] = named(sandbox, 'Plain');
    assert.is(installed?.accountId, accountId);
    assert.is(sandbox.readAuthValue(installed?.id ?? 0), null);
    assert.is(sandbox.readProperty(installed?.id ?? 0, 'BaseUrl'), null);
  }),
);

test.run();
