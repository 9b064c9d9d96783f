import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import { failure, success } from './outcome.js';
import { connector } from './samples.js';
import { type Reply, withServer } from './scripted-server.js';

const canary = 'CANARY-of-the-body';

const answering = (reply: Reply) => (request: { url: string }) =>
  request.url === '/oauth/token' ? undefined : reply;

for (const [status, code] of [
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'notFound'],
  [409, 'conflict'],
  [429, 'rateLimited'],
  [500, 'server'],
  [502, 'server'],
  [503, 'server'],
  [504, 'server'],
  [408, 'timeout'],
  [302, 'badResponse'],
  [304, 'badResponse'],
  [405, 'badResponse'],
  [418, 'badResponse'],
] as const) {
  test(
    `${status} is ${code}, in our words`,
    withServer(
      answering({ status, body: status === 304 ? undefined : { Message: canary } }),
      async (server) => {
        const error = await failure(server.client().fetchConnector(7));
        assert.equal(error, authError(code, 'fetchConnector', { status }));
      },
    ),
  );
}

const rejection = async (
  body: unknown,
  check: (error: Awaited<ReturnType<typeof failure>>) => void,
): Promise<void> =>
  withServer(answering({ status: 400, body }), async (server) => {
    check(await failure(server.client().fetchConnector(7)));
  })();

test("400 is rejected, in Cyclr's words", () =>
  rejection({ Message: ' Value is too long. ', StackTrace: canary }, (error) => {
    assert.equal(
      error,
      authError('rejected', 'fetchConnector', { status: 400, message: 'Value is too long.' }),
    );
  }));

test('400 with a ModelState says what is wrong with each', () =>
  rejection({ ModelState: { a: ['Too long.'], b: ['Too short.'] } }, (error) => {
    assert.is(error.message, 'Too long. Too short.');
  }));

test('400 without words has ours', async () => {
  for (const body of [undefined, '', {}, { Message: null }, `<html>${canary}</html>`, [canary]]) {
    await rejection(body, (error) => {
      assert.equal(error, authError('rejected', 'fetchConnector', { status: 400 }));
    });
  }
});

test('a name in use is told apart', () =>
  rejection({ Message: "Account connector name 'Sales' is in use." }, (error) => {
    assert.is(error.code, 'nameInUse');
    assert.is(error.message, "Account connector name 'Sales' is in use.");
  }));

test('long and unprintable words are made fit to show', () =>
  rejection({ Message: `a\u0000b\u202Ec\n\td ${'x'.repeat(1000)}` }, (error) => {
    assert.match(error.message, /^a b c d x+…$/);
    assert.is(error.message.length, 300);
  }));

for (const [what, body] of [
  ['HTML', `<html>${canary}</html>`],
  ['truncated JSON', `{"Id": 7, "Name": "${canary}`],
  ['nothing', ''],
  ['another shape', { Wrong: canary }],
  ['a list', [canary]],
  ['a wrong type', { ...connector(), Id: canary }],
] as const) {
  test(
    `${what} instead of a connector is a bad answer and is not shown`,
    withServer(answering({ body }), async (server) => {
      const error = await failure(server.client().fetchConnector(7));
      assert.is(error.code, 'badResponse');
      assert.is(error.status, 200);
      assert.match(error.message, 'Cyclr gave an answer that could not be read');
      assert.not.match(JSON.stringify(error), 'CANARY');
    }),
  );
}

test(
  'JSON is read whatever its content type says, with a byte order mark too',
  withServer(
    answering({
      headers: { 'content-type': 'text/plain' },
      body: `\uFEFF${JSON.stringify(connector())}`,
    }),
    async (server) => {
      assert.is((await success(server.client().fetchConnector(7))).id, 7);
    },
  ),
);

test(
  'a redirect is not followed, so the token stays with Cyclr',
  withServer(
    ({ url }) => {
      if (url === '/oauth/token') return undefined;
      return url === '/elsewhere'
        ? { body: connector() }
        : { status: 302, headers: { location: '/elsewhere' } };
    },
    async (server) => {
      const error = await failure(server.client().fetchConnector(7));
      assert.is(error.code, 'badResponse');
      assert.is(error.status, 302);
      assert.equal(server.calls(), ['GET /v1.0/account/connectors/7']);
    },
  ),
);

test(
  'an answer that says it is too long is not read',
  withServer(
    answering({ headers: { 'content-length': '99999999999' }, body: '{}' }),
    async (server) => {
      const error = await failure(server.client().fetchConnector(7));
      assert.is(error.code, 'badResponse');
      assert.is(server.calls().length, 1);
    },
  ),
);

test(
  'an icon of a megabyte is no trouble',
  withServer(
    answering({
      body: connector(7, {
        Connector: { Id: 1, Name: 'a', Icon: `data:image/png;base64,${'A'.repeat(1 << 20)}` },
      }),
    }),
    async (server) => {
      const { icon } = await success(server.client().fetchConnector(7));
      assert.ok(icon && icon.length > 1 << 20);
    },
  ),
);

test.run();
