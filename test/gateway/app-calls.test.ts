import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Secret } from '../../src/index.js';
import type { SandboxOptions } from '../../src/sandbox/index.js';
import { overHttp, withoutStatus } from '../support/gateway.js';
import { clientOf } from '../support/sandboxed.js';

const may = ['verify'] as const;
const key = (value: string) => ({ kind: 'apiKey', key: Secret.of(value) }) as const;
const uniqueId = '9c7a1c51-5c29-4bb1-9b0d-8a6f3f1d0801';

test(
  'a check says what the connected app says',
  overHttp(
    async ({ sandbox, api }) => {
      sandbox.setUnknowns({ methodCalls: 'allowed' });
      for (const check of [{ lookup: 701 }, { test: 801 }, { test: uniqueId }]) {
        await api.authenticate(1001, key('pipedrive-demo-key'))();
        const good = await api.verify(1001, check)();
        assert.equal(isRight(good) && good.right, { verified: 'yes' });
        await api.authenticate(1001, key('wrong'))();
        const bad = await api.verify(1001, check)();
        assert.equal(bad, await clientOf(sandbox).verify(1001, check)());
        assert.equal(isRight(bad) && bad.right, {
          verified: 'no',
          message: 'Failed to authenticate the connector',
        });
      }
    },
    { may },
  ),
);

test(
  'a check that could not be made says nothing, and nothing of why',
  overHttp(
    async ({ sandbox, api }) => {
      sandbox.addFault({
        match: { path: /\/(test|triggers)\// },
        fault: { kind: 'status', status: 403, body: { Message: 'internal-host-17 says no' } },
      });
      for (const check of [{ lookup: 701 }, { test: 801 }]) {
        const result = await api.verify(1001, check)();
        assert.equal(isRight(result) && result.right, { verified: 'unknown' });
      }
    },
    { may },
  ),
);

test(
  'a check of a path is refused before Cyclr is asked',
  overHttp(
    async ({ sandbox, api }) => {
      for (const check of [{ test: '../../1002' }, { test: '..' }, { test: '' }, { lookup: 0.5 }]) {
        const result = await api.verify(1001, check)();
        assert.is(isLeft(result) && result.left.code, 'invalidInput');
      }
      assert.equal(sandbox.requests(), []);
    },
    { may },
  ),
);

/** An app with two triggers, one of which a field names. */
const shop: SandboxOptions = {
  seed: {
    accounts: [{ id: 'first', connectors: [{ id: 1, connectorId: 7 }] }],
    connectors: [
      {
        id: 7,
        name: 'Shop',
        authType: 'ApiKey',
        parameters: [
          { id: 31, targetName: 'Branch', triggerName: 'List Branches' },
          { id: 32, targetName: 'Hidden', triggerName: 'List Staff', accountProperty: false },
        ],
        triggers: [
          { id: 71, name: 'List Branches', options: [{ name: 'Leeds & "York"', value: '1' }] },
          { id: 72, name: 'List Customers', options: [{ name: 'Jane', value: '2' }] },
          { id: 73, name: 'List Staff', options: [{ name: 'Joe', value: '3' }] },
        ],
        accepts: { apiKey: 'good' },
      },
    ],
  },
};

test(
  'what a field is looked up by is looked up, without any permission',
  overHttp(
    async ({ sandbox, api }) => {
      const fetched = await api.fetchConnector(1)();
      assert.is(isRight(fetched) && fetched.right.fields[0]?.lookup, 71);
      await api.authenticate(1, key('good'))();
      const found = await api.lookUp(1, 71)();
      assert.equal(isRight(found) && found.right, [{ value: '1', name: 'Leeds & "York"' }]);
      assert.equal(found, await clientOf(sandbox).lookUp(1, 71)());
      await api.authenticate(1, key('bad'))();
      const refused = await api.lookUp(1, 71)();
      assert.equal(refused, withoutStatus(await clientOf(sandbox).lookUp(1, 71)()));
      assert.is(isLeft(refused) && refused.left.code, 'rejected');
    },
    {},
    shop,
  ),
);

test(
  'nothing else of the connected app can be looked up',
  overHttp(
    async ({ sandbox, api }) => {
      await api.authenticate(1, key('good'))();
      for (const trigger of [72, 73, 999, 0, -1, 0.5, Number.NaN]) {
        const result = await api.lookUp(1, trigger)();
        assert.is(isLeft(result) && result.left.code, 'notFound');
      }
      assert.not.ok(sandbox.requests().some(({ path }) => path.includes('/triggers/')));
    },
    {},
    shop,
  ),
);

test.run();
