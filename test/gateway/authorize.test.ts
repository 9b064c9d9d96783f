import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isAuthError } from '../../src/domain/auth-error.js';
import type { GatewayOptions } from '../../src/gateway/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  fromPage,
  gatewayOf,
  get,
  permitted,
  send,
  startPath,
  visiting,
} from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

const everyRoute = () => [
  get('/connectors'),
  get('/connectors/1001'),
  send('PUT', '/connectors/1001/credentials', { kind: 'apiKey', key: 'k' }),
  send('POST', '/connectors/1002/properties', { changes: [] }),
  send('POST', '/connectors/1001/lookups/701', {}),
  get('/cycles/7b2e3d4c/prerequisites'),
  ...permitted(1001).map(([, request]) => request),
  get(startPath(1005), visiting),
  get('/oauth/complete?attempt=x'),
];

const statuses = async (sandbox: Sandbox, authorize: GatewayOptions['authorize']) => {
  const gateway = gatewayOf(sandbox, { authorize });
  const answers = await Promise.all(everyRoute().map((request) => gateway(request)));
  assert.equal(sandbox.requests(), []);
  return [...new Set(answers.map(({ status }) => status))];
};

test(
  'whom the host does not know gets nothing, on any route',
  withSandbox(async (sandbox) => {
    assert.equal(await statuses(sandbox, () => undefined), [401]);
    assert.equal(await statuses(sandbox, async () => null), [401]);
  }),
);

test(
  'a refusal has the stage of what was asked',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox, { authorize: () => undefined });
    const stages = [];
    for (const request of everyRoute().slice(0, -2)) {
      const { error } = Object(await (await gateway(request)).json());
      assert.ok(isAuthError(error));
      stages.push(error.stage);
    }
    assert.equal(stages, [
      'fetchConnector',
      'fetchConnector',
      'authenticating',
      'setProperties',
      'authenticating',
      'fetchConnector',
      'install',
      'install',
      'install',
      'authenticating',
      'disconnecting',
      'disconnecting',
    ]);
  }),
);

test(
  'a host that throws, or makes no sense, lets nobody in',
  withSandbox(async (sandbox) => {
    const thrown = () => {
      throw new Error('the session store is down: password hunter2');
    };
    assert.equal(await statuses(sandbox, thrown), [403]);
    assert.equal(await statuses(sandbox, async () => thrown()), [403]);
    const senseless: unknown[] = [{}, { accountId: 7, username: 'u' }, 'yes', true, []];
    for (const answer of senseless) {
      const authorize: unknown = () => answer;
      const isAuthorize = (value: unknown): value is GatewayOptions['authorize'] =>
        typeof value === 'function';
      if (isAuthorize(authorize)) assert.equal(await statuses(sandbox, authorize), [403]);
    }
    const words = await gatewayOf(sandbox, { authorize: thrown })(get('/connectors'));
    assert.not.match(await words.text(), /hunter2|session store/);
  }),
);

/** A second account, whose connectors the first may not have. */
const otherAccount = async (sandbox: Sandbox) => {
  const other = sandbox.accounts.find(({ id }) => id !== sandbox.accountId);
  const theirs = sandbox.connectors().find(({ accountId }) => accountId === other?.id);
  assert.ok(theirs, 'the sandbox has a second account with a connector');
  return theirs?.id ?? 0;
};

test(
  'what is not allowed, what is another account’s and what does not exist look the same',
  withSandbox(
    async (sandbox) => {
      const { accountId, username } = sandbox;
      const foreign = await otherAccount(sandbox);
      const gateway = gatewayOf(sandbox, {
        authorize: () => ({ accountId, username, connectors: [1001, 999_999, foreign] }),
      });
      for (const request of [
        (id: number) => get(`/connectors/${id}`),
        (id: number) => send('PUT', `/connectors/${id}/credentials`, { kind: 'apiKey', key: 'k' }),
        (id: number) => send('POST', `/connectors/${id}/properties`, { changes: [] }),
      ]) {
        const seen = new Set<string>();
        for (const id of [1003, foreign, 999_999]) {
          const answer = await gateway(request(id));
          assert.is(answer.status, 404);
          seen.add(`${await answer.text()} ${JSON.stringify([...answer.headers])}`);
        }
        assert.is(seen.size, 1);
      }
      for (const id of [1003, foreign, 999_999]) {
        assert.is((await gateway(get(startPath(id), visiting))).status, 404);
      }
      assert.is(sandbox.readAuthValue(foreign), null);
      assert.not.ok(sandbox.requests().some(({ path }) => path.endsWith('/signintoken')));
    },
    {
      seed: {
        accounts: [
          {
            id: 'first',
            connectors: [
              { id: 1001, connectorId: 1 },
              { id: 1003, connectorId: 1 },
            ],
          },
          { id: 'second', connectors: [{ id: 2001, connectorId: 1 }] },
        ],
        connectors: [
          {
            id: 1,
            name: 'Keyed',
            authType: 'ApiKey',
          },
        ],
      },
    },
  ),
);

test(
  'the list has only what is allowed',
  withSandbox(async (sandbox) => {
    const { accountId, username } = sandbox;
    const gateway = gatewayOf(sandbox, {
      authorize: () => ({ accountId, username, connectors: [1002, 1003] }),
    });
    const answer: unknown = await (await gateway(get('/connectors'))).json();
    assert.equal(Array.isArray(answer) && answer.map(({ id }) => id), [1002, 1003]);
  }),
);

test(
  'no request can name an account',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox);
    const answer = await gateway(
      get('/connectors/1001?accountId=second&X-Cyclr-Account=second', {
        'x-cyclr-account': 'second',
        authorization: 'Bearer stolen',
      }),
    );
    assert.is(answer.status, 200);
    const accounts = sandbox.requests().flatMap(({ accountHeader }) => accountHeader ?? []);
    assert.equal([...new Set(accounts)], [sandbox.accountId]);
  }),
);

test(
  'the host sees who asks, and not what was typed',
  withSandbox(async (sandbox) => {
    const { accountId, username } = sandbox;
    let seen = '';
    const gateway = gatewayOf(sandbox, {
      authorize: async (request) => {
        seen = `${request.headers.get('cookie')} ${await request.text()}`;
        return { accountId, username };
      },
    });
    const request = send(
      'PUT',
      '/connectors/1001/credentials',
      { kind: 'apiKey', key: 'canary-key' },
      { ...fromPage, cookie: 'session=1' },
    );
    assert.is((await gateway(request)).status, 200);
    assert.is(seen, 'session=1 ');
  }),
);

test.run();
