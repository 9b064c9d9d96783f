import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Fault } from '../../src/sandbox/index.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { accountOf, install, list } from './account-server.js';
import { failure, success } from './outcome.js';
import { isToken } from './property-server.js';
import { connector } from './samples.js';
import { type Reply, timeFor, withServer } from './scripted-server.js';

const lostAnswers: readonly [string, Reply][] = [
  ['a dropped connection', { fault: 'drop' }],
  ['an answer dropped in its body', { fault: 'drop in body', body: connector() }],
  ['silence', { fault: 'silence' }],
  ['a 500', { status: 500 }],
  ['a 503', { status: 503 }],
  ['an answer that cannot be read', { body: '<html>' }],
  ['an answer of another kind', { body: { Id: 'x' } }],
];

const order = { releaseId: 100, name: 'Ours' };
const read = (id: number) => `GET /v1.0/account/connectors/${id}`;

for (const [what, lost] of lostAnswers) {
  test(`after ${what} an install that was done is found, and nothing is installed again`, async () => {
    const { connectors, script } = accountOf([connector(7, { Name: 'Other' })]);
    await withServer(
      (request, count) => {
        const reply = script(request, count);
        return request.method === 'POST' && !isToken(request) ? lost : reply;
      },
      async (server) => {
        const api = server.client(timeFor(lost));
        const found = await success(api.installConnector(order, { known: [7] }));
        assert.is(found.id, 501);
        assert.equal(server.calls(), [install, list, read(501)]);
        assert.is(connectors.length, 2);
      },
    )();
  });

  test(`after ${what} an install that was not done is sent once more`, async () => {
    const { connectors, script } = accountOf();
    await withServer(
      (request, count) =>
        request.method === 'POST' && !isToken(request) && count === 1
          ? lost
          : script(request, count),
      async (server) => {
        const api = server.client(timeFor(lost));
        await success(api.installConnector(order, { known: [] }));
        assert.equal(server.calls(), [install, list, install]);
        assert.is(connectors.length, 1);
      },
    )();
  });
}

test('an install that is merely slow is found once its name turns out to be in use', async () => {
  const { connectors, script } = accountOf();
  await withServer(
    (request, count) => {
      const isFirst = request.method === 'POST' && !isToken(request) && count === 1;
      // what was sent first is done while the second is on its way
      if (request.method === 'POST' && !isToken(request) && count === 2) script(request, count);
      return isFirst ? { fault: 'drop' } : script(request, count);
    },
    async (server) => {
      const found = await success(server.client().installConnector(order, { known: [] }));
      assert.is(found.id, 500);
      assert.equal(server.calls(), [install, list, install, list, read(500)]);
      assert.is(connectors.length, 1);
    },
  )();
});

test('neither an instance that was there before nor one of another app is taken for it', async () => {
  const other = { Connector: { Id: 99, Name: 'Other app', AuthType: 'ApiKey' } };
  const { connectors, script } = accountOf([
    connector(7, { Name: 'Ours' }),
    connector(8, { Name: 'ours ', ...other }),
  ]);
  await withServer(
    (request, count) =>
      request.method === 'POST' && !isToken(request) && count === 1
        ? { fault: 'drop' }
        : script(request, count),
    async (server) => {
      const error = await failure(server.client().installConnector(order, { known: [7] }));
      assert.is(error.code, 'nameInUse');
      assert.equal(server.calls(), [install, list, install, list]);
      assert.is(connectors.length, 2);
    },
  )();
});

test('an install that is lost twice is looked for twice, and never sent a third time', async () => {
  const { connectors, script } = accountOf();
  await withServer(
    (request, count) => {
      if (request.method !== 'POST' || isToken(request)) return script(request, count);
      if (count === 2) script(request, count);
      return { fault: 'drop' };
    },
    async (server) => {
      await success(server.client().installConnector(order, { known: [] }));
      assert.equal(server.calls(), [install, list, install, list, read(500)]);
      assert.is(connectors.length, 1);
    },
  )();
  await withServer(
    (request) => {
      if (isToken(request)) return undefined;
      return request.method === 'POST' ? { status: 500 } : { body: [] };
    },
    async (server) => {
      const error = await failure(server.client().installConnector(order, { known: [] }));
      assert.equal([error.code, error.retryable], ['server', true]);
      assert.equal(server.calls(), [install, list, install, list]);
    },
  )();
});

test(
  'where the account cannot be read, the first error stands and nothing is sent again',
  withServer(
    (request) => {
      if (isToken(request)) return undefined;
      return request.method === 'POST' ? { fault: 'drop' } : { status: 403 };
    },
    async (server) => {
      const error = await failure(server.client().installConnector(order, { known: [] }));
      assert.equal([error.code, error.stage], ['network', 'install']);
      assert.equal(server.calls(), [install, list]);
    },
  ),
);

test(
  'a refusal says that nothing was done: it is not looked for',
  withServer(
    (request) => (isToken(request) ? undefined : { status: 400, body: { Message: 'A draft.' } }),
    async (server) => {
      const error = await failure(server.client().installConnector(order, { known: [] }));
      assert.equal([error.code, error.message], ['rejected', 'A draft.']);
      assert.equal(server.calls(), [install]);
    },
  ),
);

test('an install that is given up sends nothing more', async () => {
  const giveUp = new AbortController();
  await withServer(
    (request) => {
      if (isToken(request)) return undefined;
      giveUp.abort();
      return { fault: 'silence' };
    },
    async (server) => {
      const { signal } = giveUp;
      const error = await failure(server.client().installConnector(order, { known: [], signal }));
      assert.is(error.code, 'network');
      assert.equal(server.calls(), [install]);
    },
  )();
});

const afterwards: readonly Fault[] = [
  { kind: 'drop', when: 'after' },
  { kind: 'drop', when: 'midBody' },
  { kind: 'status', status: 502, handled: true },
  { kind: 'hang', handled: true },
  { kind: 'truncate' },
  { kind: 'wrongTypes' },
  { kind: 'empty' },
];

for (const listParameters of [true, false]) {
  test(
    `there is one instance, with its fields, whichever way the answer is lost (rows ${listParameters ? 'with' : 'without'} fields)`,
    withSandbox(
      async (sandbox) => {
        const api = clientOf(sandbox, { timeout: 1000 });
        for (const [index, fault] of afterwards.entries()) {
          const { instances } = await success(api.fetchInstallable({ connector: 'Mailgun' }));
          sandbox.addFault({ match: { method: 'POST', path: /install$/ }, times: 1, fault });
          const installed = await success(
            api.installConnector(
              { releaseId: 202, name: `Mailgun ${index + 2}` },
              { known: instances.map(({ id }) => id) },
            ),
          );
          assert.equal(
            sandbox
              .connectors()
              .map(({ id }) => id)
              .filter((id) => !instances.some((one) => one.id === id)),
            [installed.id],
            fault.kind,
          );
          assert.is(installed.fields.length, 4);
        }
      },
      { unknowns: { listParameters } },
    ),
  );
}

test.run();
