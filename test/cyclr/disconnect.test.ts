import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Secret } from '../../src/domain/secret.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { failure, success } from './outcome.js';
import { scripted } from './property-server.js';
import { type Reply, withServer } from './scripted-server.js';

for (const deauthenticateTwice of ['ok', 'reject400'] as const) {
  test(
    `credentials are removed, and removed already is removed (${deauthenticateTwice})`,
    withSandbox(
      async (sandbox) => {
        const api = clientOf(sandbox);
        await success(api.authenticate(1001, { kind: 'apiKey', key: Secret.of('key') }));
        await success(api.deauthenticate(1001));
        assert.is(sandbox.readAuthValue(1001), null);
        assert.is((await success(api.fetchConnector(1001))).authenticated, false);
        await success(api.deauthenticate(1001));
        // its answer is lost, and Cyclr is asked again
        await success(api.authenticate(1001, { kind: 'apiKey', key: Secret.of('key') }));
        sandbox.addFault({
          match: { path: /deauthenticate$/ },
          times: 1,
          fault: { kind: 'drop', when: 'after' },
        });
        await success(api.deauthenticate(1001));
        assert.is(sandbox.readAuthValue(1001), null);
      },
      { unknowns: { deauthenticateTwice } },
    ),
  );
}

test(
  'an instance is deleted, and gone already is deleted',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    await success(api.deleteConnector(1001));
    assert.not.ok(sandbox.connectors().some(({ id }) => id === 1001));
    await success(api.deleteConnector(1001));
    const error = await failure(api.deauthenticate(1001));
    assert.equal([error.code, error.stage], ['notFound', 'disconnecting']);
  }),
);

const words = (Message: string): Reply => ({ status: 400, body: { Message } });

test('what says that nothing is stored counts as done, and nothing else does', async () => {
  const said: readonly [string, boolean][] = [
    ["Connector 'A' is not authenticated.", true],
    ['The connector is not currently authenticated', true],
    ['This connector is already de-authenticated.', true],
    ['It is unauthenticated.', true],
    ['The connector cannot be de-authenticated while it runs.', false],
    ['The connector could not be authenticated.', false],
    ['The request is invalid.', false],
  ];
  for (const [message, done] of said) {
    await withServer(
      scripted(() => words(message)),
      async (server) => {
        const result = await server.client().deauthenticate(7)();
        assert.is(result._tag, done ? 'Right' : 'Left', message);
        assert.equal(server.calls(), ['PUT /v1.0/account/connectors/7/deauthenticate']);
      },
    )();
  }
});

test('a success is one whatever its body is', async () => {
  for (const body of [undefined, 'Done.', { Message: 'Done.' }, '<html>']) {
    await withServer(
      scripted(() => ({ body })),
      async (server) => {
        await success(server.client().deauthenticate(7));
        await success(server.client().deleteConnector(7));
      },
    )();
  }
});

test(
  'a page that is not Cyclr’s removes nothing, and is not taken for it',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    for (const handled of [false, true]) {
      await success(api.authenticate(1001, { kind: 'apiKey', key: Secret.of('key') }));
      for (const method of ['PUT', 'DELETE']) {
        sandbox.addFault({
          match: { method, path: method === 'PUT' ? /deauthenticate$/ : /1001$/ },
          times: 1,
          fault: { kind: 'html', handled },
        });
        const call = method === 'PUT' ? api.deauthenticate(1001) : api.deleteConnector(1001);
        if (handled) await success(call);
        else {
          const { code, stage, retryable } = await failure(call);
          assert.equal([code, stage, retryable], ['badResponse', 'disconnecting', true]);
        }
      }
      assert.is(
        sandbox.connectors().some(({ id }) => id === 1001),
        !handled,
      );
    }
  }),
);

test(
  'a connector that is in use says so, in the words of Cyclr or ours',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    await success(api.installTemplate('7b2e3d4c-0000-4000-8000-000000000001'));
    sandbox.setUnknowns({ deleteInUse: 'reject400' });
    const refused = await failure(api.deleteConnector(1001));
    assert.equal([refused.code, refused.stage], ['rejected', 'disconnecting']);
    assert.is(refused.message, 'The connector is in use by a cycle.');
    sandbox.setUnknowns({ deleteInUse: 'reject409' });
    const busy = await failure(api.deleteConnector(1001));
    assert.equal([busy.code, busy.retryable], ['conflict', true]);
  }),
);

test.run();
