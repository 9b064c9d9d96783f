import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { failure, success } from './outcome.js';
import { connector } from './samples.js';
import { secretOfClient, withServer } from './scripted-server.js';

const isToken = (url: string): boolean => url === '/oauth/token';
const fine = ({ url }: { url: string }) => (isToken(url) ? undefined : { body: connector() });

test(
  'one token, for the account, serves many requests; each carries it and the account',
  withServer(fine, async (server) => {
    const api = server.client();
    await success(api.fetchConnector(7));
    await success(api.fetchConnector(7));
    const [token, ...others] = server.tokenRequests();
    assert.is(others.length, 0);
    assert.is(token?.method, 'POST');
    assert.match(token?.headers['content-type'] ?? '', 'application/x-www-form-urlencoded');
    assert.is(
      token?.body,
      `grant_type=client_credentials&client_id=client-id&client_secret=${secretOfClient}&scope=account%3Aacc-1`,
    );
    for (const { url, headers } of server.requests.filter((one) => !isToken(one.url))) {
      assert.is(url, '/v1.0/account/connectors/7');
      assert.match(headers.authorization ?? '', /^Bearer token-\d+$/);
      assert.is(headers['x-cyclr-account'], 'acc-1');
    }
  }),
);

test(
  'callers that come together share one token request',
  withServer(fine, async (server) => {
    const api = server.client();
    await Promise.all([1, 2, 3, 4, 5].map((id) => success(api.fetchConnector(id))));
    assert.is(server.tokenRequests().length, 1);
  }),
);

test(
  'a sign-in token is asked for with a token of its own, which is not restricted',
  withServer(
    ({ url }) =>
      isToken(url) ? undefined : { body: url.includes('signin') ? { Token: 't' } : connector() },
    async (server) => {
      const api = server.client();
      await success(api.fetchConnector(7));
      await success(api.startSignIn(7));
      await success(api.startSignIn(7));
      const [, unrestricted, ...others] = server.tokenRequests();
      assert.is(others.length, 0);
      assert.not.match(unrestricted?.body ?? '', 'scope');
    },
  ),
);

test(
  'a token is replaced before it ends',
  withServer(
    ({ url }, count) =>
      isToken(url)
        ? { body: { access_token: `t${count}`, expires_in: 3600 } }
        : { body: connector() },
    async (server) => {
      let now = 1_000_000;
      const api = server.client({ clock: () => now });
      await success(api.fetchConnector(7));
      now += 3_500_000;
      await success(api.fetchConnector(7));
      assert.is(server.tokenRequests().length, 1);
      now += 50_000;
      await success(api.fetchConnector(7));
      assert.is(server.tokenRequests().length, 2);
      assert.is(server.requests.at(-1)?.headers.authorization, 'Bearer t2');
    },
  ),
);

test(
  'a token refused in mid-flow is replaced once, and the request goes through',
  withServer(
    ({ url, headers }, count) => {
      if (isToken(url)) return { body: { access_token: `t${count}`, expires_in: 3600 } };
      return headers.authorization === 'Bearer t1'
        ? { status: 401, body: { Message: 'Authorization has been denied for this request.' } }
        : { body: connector() };
    },
    async (server) => {
      const api = server.client();
      await Promise.all([1, 2, 3].map((id) => success(api.fetchConnector(id))));
      assert.is(server.tokenRequests().length, 2);
    },
  ),
);

test(
  'a second refusal is the end of it',
  withServer(
    ({ url }) => (isToken(url) ? undefined : { status: 401, body: { Message: 'Denied.' } }),
    async (server) => {
      const error = await failure(server.client().fetchConnector(7));
      assert.is(error.code, 'unauthorized');
      assert.is(error.status, 401);
      assert.is(server.calls().length, 2);
      assert.is(server.tokenRequests().length, 2);
    },
  ),
);

test(
  'a POST that is refused with 401 is sent again: nothing was done',
  withServer(
    ({ url, headers }, count) => {
      if (isToken(url)) return { body: { access_token: `t${count}`, expires_in: 3600 } };
      return headers.authorization === 'Bearer t1'
        ? { status: 401 }
        : { body: { Id: 1, Name: 'a', Value: 'b' } };
    },
    async (server) => {
      await success(server.client().setProperties(7, [{ name: 'a', value: 'b' }]));
      assert.is(server.calls().length, 2);
    },
  ),
);

for (const [status, body] of [
  [400, { error: 'invalid_client' }],
  [400, { error: 'invalid_scope', error_description: `no ${secretOfClient}` }],
  [400, { Message: `Wrong: ${secretOfClient}` }],
  [400, { Message: "Account connector name 'a' is in use." }],
  [401, { Message: 'No.' }],
  [401, undefined],
] as const) {
  test(
    `a token endpoint that answers ${status} ${JSON.stringify(body)} means wrong client credentials`,
    withServer(
      () => ({ status, body }),
      async (server) => {
        const error = await failure(server.client().authenticate(7, { kind: 'tokenGrant' }));
        assert.is(error.code, 'invalidClient');
        assert.is(error.stage, 'authenticating');
        assert.is(error.status, status);
        assert.is(server.requests.length, 1);
        assert.not.match(JSON.stringify(error), secretOfClient);
      },
    ),
  );
}

for (const [status, code] of [
  [403, 'forbidden'],
  [404, 'badResponse'],
  [409, 'badResponse'],
  [429, 'rateLimited'],
  [500, 'server'],
  [503, 'server'],
] as const) {
  test(
    `a token endpoint that answers ${status} is ${code}`,
    withServer(
      () => ({ status }),
      async (server) => {
        const error = await failure(server.client({ retry: { limit: 0 } }).fetchConnector(7));
        assert.is(error.code, code);
        assert.is(error.status, status);
      },
    ),
  );
}

test(
  'a token request has no effects, so it is sent again; a failure is not kept',
  withServer(
    ({ url }, count) =>
      isToken(url) ? (count < 4 ? { status: 503 } : undefined) : { body: connector() },
    async (server) => {
      const api = server.client();
      assert.is((await failure(api.fetchConnector(7))).code, 'server');
      assert.is(server.tokenRequests().length, 3);
      await success(api.fetchConnector(7));
    },
  ),
);

test(
  'an answer without a token is a bad answer that names what is missing',
  withServer(
    () => ({ body: { token_type: 'bearer', refresh_token: 'CANARY' } }),
    async (server) => {
      const error = await failure(server.client().fetchConnector(7));
      assert.is(error.code, 'badResponse');
      assert.match(error.message, 'AccessToken/access_token');
      assert.not.match(error.message, 'CANARY');
    },
  ),
);

test('a caller that gives up leaves the token request to the others', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await withServer(
    async ({ url }) => {
      if (!isToken(url)) return { body: connector() };
      await held;
      return { body: { access_token: 't', expires_in: 3600 } };
    },
    async (server) => {
      const api = server.client();
      const controller = new AbortController();
      const first = failure(api.fetchConnector(1, { signal: controller.signal }));
      const second = success(api.fetchConnector(2));
      controller.abort(new Error('CANARY'));
      const error = await first;
      assert.is(error.code, 'network');
      assert.not.match(JSON.stringify(error), 'CANARY');
      release();
      await second;
      assert.is(server.tokenRequests().length, 1);
      assert.equal(server.calls(), ['GET /v1.0/account/connectors/2']);
    },
  )();
});

test('a token request that nobody waits for any more is ended, and the next caller asks anew', async () => {
  let held = true;
  const never = new Promise<never>(() => {});
  await withServer(
    ({ url }) => {
      if (!isToken(url)) return { body: connector() };
      return held ? never : undefined;
    },
    async (server) => {
      const signals: AbortSignal[] = [];
      let sent = () => {};
      const firstSent = new Promise<void>((resolve) => {
        sent = resolve;
      });
      const api = server.client({
        fetch: (input, init) => {
          const request = new Request(input, init);
          signals.push(request.signal);
          sent();
          return fetch(request);
        },
      });
      const controller = new AbortController();
      const left = failure(api.fetchConnector(7, { signal: controller.signal }));
      const alsoLeft = failure(api.fetchConnector(8, { signal: controller.signal }));
      await firstSent;
      controller.abort();
      await Promise.all([left, alsoLeft]);
      assert.equal(
        signals.map(({ aborted }) => aborted),
        [true],
      );
      held = false;
      await success(api.fetchConnector(7));
      assert.is(signals.length, 3);
    },
  )();
});

test.run();
