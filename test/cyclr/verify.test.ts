import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Secret } from '../../src/domain/secret.js';
import type { VerificationCheck } from '../../src/domain/verification.js';
import type { Sandbox, Unknowns } from '../../src/sandbox/index.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { failure, success } from './outcome.js';
import { isToken, scripted } from './property-server.js';
import { connector } from './samples.js';
import { type Reply, secretOfClient, timeFor, withServer } from './scripted-server.js';

const checks: readonly [string, VerificationCheck, string][] = [
  ['a method by id', { test: 801 }, '/v1.0/account/connectors/7/test/801'],
  ['a method by name', { test: 'a/b' }, '/v1.0/account/connectors/7/test/a%2Fb'],
  ['a lookup', { lookup: 701 }, '/v1.0/account/connectors/7/triggers/701'],
];

for (const [what, check, path] of checks) {
  test(`${what} is one POST of an empty object, and any success is a yes`, async () => {
    for (const body of [undefined, {}, [], { Message: 'Fine' }, 'true']) {
      await withServer(
        scripted(() => ({ body })),
        async (server) => {
          assert.equal(await success(server.client().verify(7, check)), { verified: 'yes' });
          assert.equal(server.calls(), [`POST ${path}`]);
          assert.is(server.requests.at(-1)?.body, '{}');
        },
      )();
    }
  });
}

test(
  'a 400 is a no in the words of Cyclr, without what is secret in them',
  withServer(
    scripted(({ method, headers }) =>
      method === 'GET'
        ? { body: connector() }
        : {
            status: 400,
            body: { Message: `Wrong\nkey ${headers.authorization} ${secretOfClient}` },
          },
    ),
    async (server) => {
      assert.equal(await success(server.client().verify(7, { test: 1 })), {
        verified: 'no',
        message: 'Wrong key Bearer [secret] [secret]',
      });
    },
  ),
);

test(
  'a 400 without words has ours',
  withServer(
    scripted(() => ({ status: 400 })),
    async (server) => {
      assert.equal(await success(server.client().verify(7, { lookup: 1 })), {
        verified: 'no',
        message: 'The details were not accepted.',
      });
    },
  ),
);

const pipedrive = { test: 801 };
const save = (key: string) => ({ kind: 'apiKey', key: Secret.of(key) }) as const;

/** What a test says that the app has refused with these words. */
const refusedWith = async (sandbox: Sandbox, id: number, words: string) => {
  const undo = sandbox.addFault({
    match: { method: 'POST', path: /\/(test|triggers)\// },
    fault: { kind: 'body', status: 400, body: { Message: words } },
  });
  const api = clientOf(sandbox);
  const verified = await success(api.verify(id, { test: 1 }));
  const lookedUp = await failure(api.lookUp(id, 701));
  undo();
  assert.is(verified.verified, 'no');
  assert.is(lookedUp.code, 'rejected');
  assert.is(lookedUp.message, verified.message);
  return verified.message;
};

const cut = `${'long '.repeat(57)}`;

test(
  'what is stored is taken out of the words of the app, also where they are cut',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    const key = 'stored & long canary';
    await success(api.authenticate(1001, { kind: 'apiKey', key: Secret.of(key) }));
    const words = `No such key: ${key} (${encodeURIComponent(key)}).`;
    assert.is(await refusedWith(sandbox, 1001, words), 'No such key: [secret] ([secret]).');
    const end = await refusedWith(sandbox, 1001, `${cut}${key} ${key}`);
    assert.not.match(end ?? '', 'stored');
    await success(
      api.authenticate(1003, {
        kind: 'basic',
        username: 'agent@example.com',
        password: Secret.of('canary-password'),
      }),
    );
    assert.is(
      await refusedWith(sandbox, 1003, 'agent@example.com has another password: canary-password'),
      'agent@example.com has another password: [secret]',
    );
    await success(
      api.authenticate(1005, {
        kind: 'oauthTokens',
        tokens: { accessToken: Secret.of('canary-access'), refreshToken: Secret.of('canary"re') },
      }),
    );
    assert.is(
      await refusedWith(sandbox, 1005, 'Ended: canary-access, canary"re'),
      'Ended: [secret], [secret]',
    );
    await success(
      api.setProperties(1002, [
        { name: 'Domain', value: 'mg.example.com' },
        { name: 'SigningKey', value: Secret.of('canary-signing') },
      ]),
    );
    assert.is(
      await refusedWith(sandbox, 1002, 'mg.example.com does not know canary-signing'),
      'mg.example.com does not know [secret]',
    );
  }),
);

for (const sensitiveValues of ['masked', 'null'] as const) {
  test(
    `words that may hold what nobody can read back (${sensitiveValues}) are ours`,
    withSandbox(
      async (sandbox) => {
        await success(
          clientOf(sandbox).setProperties(1002, [
            { name: 'SigningKey', value: Secret.of('canary-signing') },
          ]),
        );
        assert.is(
          await refusedWith(sandbox, 1002, 'Unknown: canary-signing'),
          'The details were not accepted.',
        );
      },
      { unknowns: { sensitiveValues } },
    ),
  );
}

test(
  'words are ours where what is stored cannot be read, or Cyclr does not tell it',
  withSandbox(async (sandbox) => {
    await success(clientOf(sandbox).authenticate(1001, save('canary-key')));
    for (const fault of [
      { kind: 'status', status: 403 },
      { kind: 'body', body: connector(1001, { Authenticated: true, AuthValue: null }) },
      { kind: 'body', body: connector(1001, { Authenticated: true, AuthValue: '********' }) },
    ] as const) {
      const undo = sandbox.addFault({ match: { method: 'GET' }, fault });
      const said = await refusedWith(sandbox, 1001, 'Unknown: canary-key');
      assert.is(said, 'The details were not accepted.');
      undo();
    }
  }),
);

for (const body of [
  { ok: false, error: 'invalid_auth' },
  { Success: 'false' },
  { errors: [{ code: 1 }] },
  { error: { message: 'No.' } },
]) {
  test(`a success that says it is none (${JSON.stringify(body)}) shows nothing`, async () => {
    await withServer(
      scripted(() => ({ body })),
      async (server) => {
        const answer = await success(server.client().verify(7, { test: 1 }));
        assert.equal(answer, { verified: 'unknown' });
      },
    )();
  });
}

test(
  'a success that speaks of errors and has none is a yes',
  withServer(
    scripted(() => ({ body: { ok: true, error: null, errors: [] } })),
    async (server) => {
      const answer = await success(server.client().verify(7, { test: 1 }));
      assert.equal(answer, { verified: 'yes' });
    },
  ),
);

const sayingNothing: readonly Reply[] = [
  { status: 401 },
  { status: 403, body: { Message: 'Not from this address.' } },
  { status: 404 },
  { status: 409 },
  { status: 429, headers: { 'retry-after': '1' } },
  { status: 500 },
  { status: 503 },
  { status: 302, headers: { location: '/elsewhere' } },
  { fault: 'drop' },
  { fault: 'silence' },
  { body: '<html>' },
];

for (const reply of sayingNothing) {
  test(`${JSON.stringify(reply)} says nothing of the credentials`, async () => {
    await withServer(
      scripted(() => reply),
      async (server) => {
        const api = server.client(timeFor(reply));
        assert.equal(await success(api.verify(7, { test: 1 })), { verified: 'unknown' });
        // once more only where a fresh access token could help
        assert.is(server.calls().length, reply.status === 401 ? 2 : 1);
      },
    )();
  });
}

test(
  'a method that is no name is not asked for',
  withServer(
    scripted(() => ({})),
    async (server) => {
      for (const name of ['', '.', '..']) {
        const answer = await success(server.client().verify(7, { test: name }));
        assert.equal(answer, { verified: 'unknown' });
      }
      assert.equal(server.calls(), []);
    },
  ),
);

test(
  'no access token, no verdict',
  withServer(
    (request) => (isToken(request) ? { status: 400, body: { error: 'invalid_client' } } : {}),
    async (server) => {
      const answer = await success(server.client().verify(7, { test: 1 }));
      assert.equal(answer, { verified: 'unknown' });
    },
  ),
);

test('a call that is given up is the error of every call that is', async () => {
  const giveUp = new AbortController();
  await withServer(
    (request) => {
      if (isToken(request)) return undefined;
      giveUp.abort();
      return { fault: 'silence' };
    },
    async (server) => {
      const { signal } = giveUp;
      const error = await failure(server.client().verify(7, { test: 1 }, { signal }));
      assert.equal([error.code, error.stage], ['network', 'authenticating']);
    },
  )();
});

test(
  'an access token that has ended is replaced, and not taken for a gate',
  withSandbox(
    async (sandbox) => {
      const api = clientOf(sandbox);
      await success(api.authenticate(1001, save(sandbox.demoAnswers(1001).apiKey ?? '')));
      sandbox.revokeTokens();
      assert.equal(await success(api.verify(1001, pipedrive)), { verified: 'yes' });
      sandbox.revokeTokens();
      assert.equal(await success(api.verify(1001, { lookup: 701 })), { verified: 'yes' });
    },
    { unknowns: { methodCalls: 'allowed' } },
  ),
);

const gates: readonly Partial<Unknowns>[] = [
  { methodCallsBlockedStatus: 403 },
  { methodCallsBlockedStatus: 401 },
  { methodCallsBlockedStatus: 401, unauthorizedBody: 'html' },
];

for (const unknowns of gates) {
  test(
    `behind the gate (${JSON.stringify(unknowns)}) a test is unknown, right key or wrong, and the rest goes on`,
    withSandbox(
      async (sandbox) => {
        const api = clientOf(sandbox);
        for (const key of ['wrong', sandbox.demoAnswers(1001).apiKey ?? '']) {
          await success(api.authenticate(1001, save(key)));
          assert.equal(await success(api.verify(1001, pipedrive)), { verified: 'unknown' });
          assert.is((await success(api.fetchConnector(1001))).authenticated, true);
        }
      },
      { unknowns },
    ),
  );
}

for (const testShape of ['answer', 'empty', 'message'] as const) {
  test(
    `a test tells a right key from a wrong one (answering with ${testShape}), as a lookup does`,
    withSandbox(
      async (sandbox) => {
        const api = clientOf(sandbox);
        const verified = async (check: VerificationCheck) =>
          (await success(api.verify(1001, check))).verified;
        await success(api.authenticate(1001, save('wrong')));
        assert.equal(await success(api.verify(1001, pipedrive)), {
          verified: 'no',
          message: 'Failed to authenticate the connector',
        });
        assert.is(await verified({ lookup: 701 }), 'no');
        await success(api.authenticate(1001, save(sandbox.demoAnswers(1001).apiKey ?? '')));
        assert.is(await verified(pipedrive), 'yes');
        assert.is(await verified({ test: '9c7a1c51-5c29-4bb1-9b0d-8a6f3f1d0801' }), 'yes');
        assert.is(await verified({ lookup: 701 }), 'yes');
        assert.is(await verified({ lookup: 1 }), 'unknown');
        assert.is(await verified({ test: 1 }), 'unknown');
      },
      { unknowns: { methodCalls: 'allowed', testShape } },
    ),
  );
}

test.run();
