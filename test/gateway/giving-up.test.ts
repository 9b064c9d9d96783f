import { isLeft } from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AuthError, Stage } from '../../src/domain/auth-error.js';
import type { RequestOptions } from '../../src/domain/connector-api.js';
import { type ConnectorApi, createGatewayClient, Secret } from '../../src/index.js';
import type { SandboxOptions } from '../../src/sandbox/index.js';
import { base, gatewayOf, get, send, startPath, templateId, visiting } from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

const key = { kind: 'apiKey', key: Secret.of('k') } as const;
const changes = [{ name: 'Domain', value: 'example.com' }];
const order = { releaseId: 201, name: 'Another' };

const methods: readonly (readonly [
  stage: Stage,
  name: keyof ConnectorApi,
  call: (api: ConnectorApi, options: RequestOptions) => TaskEither<AuthError, unknown>,
])[] = [
  ['fetchConnector', 'listConnectors', (api, options) => api.listConnectors(options)],
  ['fetchConnector', 'fetchConnector', (api, options) => api.fetchConnector(1, options)],
  [
    'install',
    'fetchInstallable',
    (api, options) => api.fetchInstallable({ connector: 1 }, options),
  ],
  [
    'install',
    'installConnector',
    (api, options) => api.installConnector(order, { known: [], ...options }),
  ],
  ['install', 'installTemplate', (api, options) => api.installTemplate('t', options)],
  [
    'fetchConnector',
    'listUnauthenticated',
    (api, options) => api.listUnauthenticated('c', options),
  ],
  ['setProperties', 'setProperties', (api, options) => api.setProperties(1, changes, options)],
  ['authenticating', 'authenticate', (api, options) => api.authenticate(1, key, options)],
  ['authenticating', 'verify', (api, options) => api.verify(1, { test: 't' }, options)],
  ['authenticating', 'lookUp', (api, options) => api.lookUp(1, 2, options)],
  ['disconnecting', 'deauthenticate', (api, options) => api.deauthenticate(1, options)],
  ['disconnecting', 'deleteConnector', (api, options) => api.deleteConnector(1, options)],
];

for (const [stage, name, call] of methods) {
  test(`what a page gives up ends its request: ${name}`, async () => {
    const leaving = new AbortController();
    const signals: (AbortSignal | null | undefined)[] = [];
    const api = createGatewayClient({
      url: base,
      fetch: async (_input, init) => {
        signals.push(init?.signal);
        leaving.abort();
        throw leaving.signal.reason;
      },
    });
    const result = await call(api, { signal: leaving.signal })();
    assert.equal(isLeft(result) && [result.left.code, result.left.stage], ['network', stage]);
    assert.equal(
      signals.map((signal) => signal?.aborted),
      [true],
    );
  });
}

/** Requests of a page, and the requests to Cyclr that each leads to. */
const routes: readonly (readonly [ask: () => Request, ...leadsTo: readonly string[]])[] = [
  [() => get('/connectors'), 'GET /v1.0/account/connectors'],
  [() => get('/connectors/1001'), 'GET /v1.0/account/connectors/1001'],
  [
    () => send('PUT', '/connectors/1001/credentials', { kind: 'apiKey', key: 'k' }),
    'PUT /v1.0/account/connectors/1001',
  ],
  [
    () => send('POST', '/connectors/1002/properties', { changes }),
    'GET /v1.0/account/connectors/1002',
    'POST /v1.0/account/connectors/1002/properties',
  ],
  [
    () => send('POST', '/connectors/1001/verify', { test: 't' }),
    'POST /v1.0/account/connectors/1001/test/t',
  ],
  [
    () => send('POST', '/connectors/1/lookups/71', {}),
    'GET /v1.0/account/connectors/1',
    'POST /v1.0/account/connectors/1/triggers/71',
  ],
  [
    () => send('POST', '/connectors/1001/deauthenticate', {}),
    'PUT /v1.0/account/connectors/1001/deauthenticate',
  ],
  [() => send('DELETE', '/connectors/1001', {}), 'DELETE /v1.0/account/connectors/1001'],
  [() => get('/installable?connector=201'), 'GET /v1.0/connectors/201'],
  [() => send('POST', `/templates/${templateId}/install`, {}), 'GET /v1.0/account/connectors'],
  [() => get('/cycles/c/prerequisites'), 'GET /v1.0/cycles/c/prerequisites'],
  [
    () => get(startPath(1004), visiting),
    'GET /v1.0/account/connectors/1004',
    'POST /v1.0/accounts/signintoken',
  ],
];

/** An app with options to look up; the sandbox's own account has none. */
const shop: SandboxOptions = {
  seed: {
    accounts: [{ id: 'first', connectors: [{ id: 1, connectorId: 7 }] }],
    connectors: [
      {
        id: 7,
        name: 'Shop',
        authType: 'ApiKey',
        parameters: [{ id: 31, targetName: 'Branch', triggerId: 71 }],
        triggers: [{ id: 71, name: 'List Branches', options: [{ name: 'Leeds', value: '1' }] }],
      },
    ],
  },
};

const may = ['install', 'installTemplate', 'verify', 'deauthenticate', 'delete'] as const;

for (const [ask, ...leadsTo] of routes) {
  for (const at of leadsTo) {
    test(
      `what a browser gives up is not asked of Cyclr any longer: ${ask().method} ${new URL(ask().url).pathname} at ${at}`,
      withSandbox(
        async (sandbox) => {
          const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
          const leaving = new AbortController();
          const made: string[] = [];
          const given: boolean[] = [];
          const gateway = gatewayOf(sandbox, {
            cyclr: {
              apiUrl,
              serviceUrl,
              clientId,
              clientSecret,
              retry: { delay: 0 },
              fetch: async (input, init) => {
                const request = new Request(input, init);
                const path = new URL(request.url).pathname.replace(`/${accountId}`, '');
                const one = `${request.method} ${path}`;
                made.push(one);
                if (one === at) {
                  leaving.abort();
                  given.push(request.signal.aborted);
                }
                return fetch(request);
              },
            },
            authorize: () => ({ accountId, username, may }),
          });
          const request = new Request(ask(), { signal: leaving.signal });
          const answer = await gateway(request);
          assert.equal(given, [true]);
          assert.is(answer.status, 502);
          // What an app is and which instances it has are asked for at once.
          const others = at === 'GET /v1.0/connectors/201' ? 1 : 0;
          assert.ok(made.length - made.indexOf(at) <= 1 + others, made.join(', '));
        },
        at.includes('connectors/1/') || at.endsWith('connectors/1') ? shop : {},
      ),
    );
  }
}

test.run();
