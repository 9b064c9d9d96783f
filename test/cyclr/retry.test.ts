import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { retryAfterOf } from '../../src/cyclr/retry-after.js';
import { Secret } from '../../src/domain/secret.js';
import { failure, success } from './outcome.js';
import { connector, property } from './samples.js';
import { type Recorded, type Reply, withServer } from './scripted-server.js';

/** Answers the first `times` requests with a fault, and then well. */
const failing =
  (times: number, fault: Reply, good: unknown = connector()) =>
  ({ url }: Recorded, count: number): Reply | undefined => {
    if (url === '/oauth/token') return undefined;
    return count <= times ? fault : { body: good };
  };

const faults: readonly [string, Reply][] = [
  ...[408, 429, 500, 502, 503, 504].map((status): [string, Reply] => [`${status}`, { status }]),
  ['a dropped connection', { fault: 'drop' }],
  ['a connection dropped in the body', { fault: 'drop in body', body: connector() }],
];

for (const [name, fault] of faults) {
  test(
    `after ${name} a GET is sent again, twice at most`,
    withServer(failing(2, fault), async (server) => {
      await success(server.client().fetchConnector(7));
      assert.is(server.calls().length, 3);
    }),
  );
  test(
    `after ${name} a PUT is sent again, with its body`,
    withServer(failing(1, fault), async (server) => {
      const key = Secret.of('k-123');
      await success(server.client().authenticate(7, { kind: 'apiKey', key }));
      const [first, second] = server.requests.filter(({ method }) => method === 'PUT');
      assert.is(first?.body, '{"AuthValue":"k-123"}');
      assert.is(second?.body, first?.body);
    }),
  );
}

test(
  'after the last attempt the fault is told',
  withServer(failing(9, { fault: 'drop' }), async (server) => {
    const error = await failure(server.client().fetchConnector(7));
    assert.is(error.code, 'network');
    assert.is(error.retryable, true);
    assert.is(server.calls().length, 3);
  }),
);

for (const status of [400, 401, 403, 404, 409, 501]) {
  test(
    `${status} is final`,
    withServer(failing(9, { status }), async (server) => {
      await failure(server.client().fetchConnector(7));
      // A refused token is replaced once; that is no retry.
      assert.is(server.calls().length, status === 401 ? 2 : 1);
    }),
  );
}

test(
  'a DELETE is sent again, and gone is as good as deleted',
  withServer(
    ({ url }, count) => {
      if (url === '/oauth/token') return undefined;
      return count === 1 ? { fault: 'drop' } : { status: 404 };
    },
    async (server) => {
      const changes = [{ name: 'a', value: null, propertyId: 3 }];
      assert.equal(await success(server.client().setProperties(7, changes)), [{ name: 'a' }]);
      assert.is(server.calls().length, 2);
    },
  ),
);

test(
  'nobody is there',
  withServer(
    () => undefined,
    async (server) => {
      const api = server.client({ apiUrl: 'http://127.0.0.1:1' });
      assert.is((await failure(api.fetchConnector(7))).code, 'network');
    },
  ),
);

const waiting = (value: string, status = 429): Reply => ({
  status,
  headers: { 'retry-after': value },
});

test(
  'Retry-After is waited for',
  withServer(failing(1, waiting('0.05')), async (server) => {
    const started = performance.now();
    await success(server.client().fetchConnector(7));
    assert.ok(performance.now() - started >= 45);
    assert.is(server.calls().length, 2);
  }),
);

for (const [value, retryAfter] of [
  ['31', 31_000],
  ['3600', 3_600_000],
  ['99999999999999999999', 86_400_000],
  ['1893456000', 86_400_000],
] as const) {
  test(
    `a Retry-After of ${value} s is too long to wait, and is told`,
    withServer(failing(1, waiting(value)), async (server) => {
      const error = await failure(server.client().fetchConnector(7));
      assert.is(error.code, 'rateLimited');
      assert.is(error.retryAfter, retryAfter);
      assert.is(server.calls().length, 1);
    }),
  );
}

test(
  'a Retry-After with 503 is told too',
  withServer(failing(9, waiting('40', 503)), async (server) => {
    const error = await failure(server.client().fetchConnector(7));
    assert.is(error.code, 'server');
    assert.is(error.retryAfter, 40_000);
  }),
);

test(
  'a date in Retry-After is read by the clock that was given',
  withServer(failing(1, waiting('Thu, 01 Jan 2026 00:01:00 GMT')), async (server) => {
    const clock = () => Date.UTC(2026, 0, 1);
    const error = await failure(server.client({ clock }).fetchConnector(7));
    assert.is(error.retryAfter, 60_000);
  }),
);

for (const value of ['-5', 'soon', 'NaN', '', '0', 'Thu, 01 Jan 1970 00:00:00 GMT']) {
  test(
    `a Retry-After of "${value}" counts as none`,
    withServer(failing(1, waiting(value)), async (server) => {
      await success(server.client().fetchConnector(7));
      assert.is(server.calls().length, 2);
    }),
  );
}

test(
  'other headers about limits do not decide how long to wait',
  withServer(
    failing(1, { status: 429, headers: { 'x-ratelimit-reset': '3600', 'ratelimit-reset': '60' } }),
    async (server) => {
      await success(server.client().fetchConnector(7));
    },
  ),
);

test('Retry-After is read in ms, from now, and never more than a day', () => {
  const now = Date.UTC(2026, 0, 1);
  assert.is(retryAfterOf('2', now), 2000);
  assert.is(retryAfterOf('Thu, 01 Jan 2026 00:00:03 GMT', now), 3000);
  assert.is(retryAfterOf('1e3', now), undefined);
  assert.is(retryAfterOf(null, now), undefined);
});

test(
  'a sign-in token is not asked for again by itself',
  withServer(failing(9, { fault: 'drop' }), async (server) => {
    assert.is((await failure(server.client().startSignIn(7))).code, 'network');
    assert.is(server.calls().length, 1);
  }),
);

test(
  'a property that is rate limited is not sent again by itself',
  withServer(failing(9, waiting('1'), property(1, 'a', 'b')), async (server) => {
    const error = await failure(server.client().setProperties(7, [{ name: 'a', value: 'b' }]));
    assert.is(error.code, 'rateLimited');
    assert.is(error.retryAfter, 1000);
    assert.is(server.calls().length, 1);
  }),
);

test.run();
