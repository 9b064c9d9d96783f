import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createGatewayClient, Secret } from '../../src/index.js';
import { base, overHttp } from '../support/gateway.js';

const may = ['deauthenticate', 'delete'] as const;

test(
  'credentials are removed, and done already counts as done',
  overHttp(
    async ({ sandbox, api }) => {
      await api.authenticate(1001, { kind: 'apiKey', key: Secret.of('k') })();
      assert.is(sandbox.readAuthValue(1001), 'k');
      assert.equal(await api.deauthenticate(1001)(), { _tag: 'Right', right: undefined });
      assert.is(sandbox.readAuthValue(1001), null);
      assert.ok(isRight(await api.deauthenticate(1001)()));
      assert.ok(sandbox.connectors().some(({ id }) => id === 1001));
    },
    { may },
  ),
);

test(
  'a connector is removed, and gone already counts as done',
  overHttp(
    async ({ sandbox, api }) => {
      const others = sandbox.connectors().filter(({ id }) => id !== 1001);
      assert.equal(await api.deleteConnector(1001)(), { _tag: 'Right', right: undefined });
      assert.equal(sandbox.connectors(), others);
      assert.ok(isRight(await api.deleteConnector(1001)()));
      const gone = await api.deauthenticate(1001)();
      assert.is(isLeft(gone) && gone.left.code, 'notFound');
    },
    { may },
  ),
);

test(
  'why it could not be done is told in the stage it belongs to',
  overHttp(
    async ({ sandbox, api }) => {
      sandbox.addFault({ match: { connectorId: 1001 }, fault: { kind: 'status', status: 409 } });
      for (const result of [await api.deauthenticate(1001)(), await api.deleteConnector(1001)()]) {
        assert.ok(isLeft(result));
        if (isRight(result)) return;
        assert.equal([result.left.code, result.left.stage], ['conflict', 'disconnecting']);
      }
      assert.ok(sandbox.connectors().some(({ id }) => id === 1001));
    },
    { may },
  ),
);

test('an answer that is not the gateway’s is not taken for done', async () => {
  for (const body of ['', '<h1>Welcome to the hotel</h1>', '{}', 'true', '"null"']) {
    const api = createGatewayClient({ url: base, fetch: async () => new Response(body) });
    for (const result of [await api.deauthenticate(1)(), await api.deleteConnector(1)()]) {
      assert.is(isLeft(result) && result.left.code, 'badResponse');
    }
  }
});

test.run();
