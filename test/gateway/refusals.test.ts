import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type AuthErrorCode,
  authError,
  isAuthError,
  type Stage,
} from '../../src/domain/auth-error.js';
import type { GatewayOptions } from '../../src/gateway/index.js';
import type { FaultRule } from '../../src/sandbox/index.js';
import {
  anOrder,
  base,
  fromPage,
  gatewayOf,
  get,
  type Rights,
  send,
  startPath,
  templateId,
  visiting,
} from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

const key = { kind: 'apiKey', key: 'k' };
const nothing = '7b2e3d4c-0000-4000-8000-00000000dead';
const may = ['install', 'installTemplate', 'verify', 'deauthenticate', 'delete'] as const;

interface Refusal {
  readonly of: string;
  readonly request: () => Request;
  readonly told: readonly [status: number, code: AuthErrorCode, stage: Stage];
  readonly message?: string;
  /** In ms. */
  readonly retryAfter?: number;
  readonly options?: Partial<GatewayOptions>;
  /** What the host says of its user. Default: everything is permitted. */
  readonly rights?: Rights;
  readonly fault?: FaultRule;
}

const bad = () => {
  throw new Error('defect');
};

/** A fault of Cyclr's in the first of the requests that a route leads to. */
const reading: FaultRule = {
  match: { method: 'GET', path: /^\/v1\.0\/account\/connectors/ },
  fault: { kind: 'status', status: 503 },
};

const refusals: readonly Refusal[] = [
  {
    of: 'a foreign page',
    request: () => send('PUT', '/connectors/1001/credentials', key, {}),
    told: [403, 'forbidden', 'authenticating'],
    message: 'This is not allowed from here.',
  },
  {
    of: 'nobody',
    request: () => get('/connectors'),
    told: [401, 'unauthorized', 'fetchConnector'],
    message: 'You are not signed in.',
    options: { authorize: () => null },
  },
  {
    of: 'a host that throws',
    request: () => get('/connectors'),
    told: [403, 'forbidden', 'fetchConnector'],
    message: 'This is not allowed.',
    options: { authorize: bad },
  },
  {
    of: 'what the host does not permit',
    request: () => send('POST', '/connectors/1001/verify', { test: 't' }),
    told: [403, 'forbidden', 'authenticating'],
    rights: {},
  },
  {
    of: 'a connector of somebody else',
    request: () => send('PUT', '/connectors/1/credentials', key),
    told: [404, 'notFound', 'authenticating'],
    rights: { connectors: [] },
  },
  {
    of: 'a method of no kind',
    request: () => get('/connectors/1001?authentication=a%20b'),
    told: [400, 'invalidInput', 'fetchConnector'],
  },
  {
    of: 'a body that is no JSON by name',
    request: () =>
      send('PUT', '/connectors/1001/credentials', key, {
        ...fromPage,
        'content-type': 'text/plain',
      }),
    told: [415, 'invalidInput', 'authenticating'],
    message: 'The request has to be JSON.',
  },
  {
    of: 'a body that is too large',
    request: () => send('POST', '/connectors/1002/properties', 'x'.repeat(2_000_000)),
    told: [413, 'invalidInput', 'setProperties'],
  },
  {
    of: 'a check of no kind',
    request: () => send('POST', '/connectors/1001/verify', {}),
    told: [400, 'invalidInput', 'authenticating'],
  },
  {
    of: 'an order of no kind',
    request: () => send('POST', '/connectors', {}),
    told: [400, 'invalidInput', 'install'],
  },
  {
    of: 'a property the connector has not',
    request: () =>
      send('POST', '/connectors/1002/properties', { changes: [{ name: 'Other', value: 'x' }] }),
    told: [400, 'invalidInput', 'setProperties'],
  },
  {
    of: 'a name of no app',
    request: () => get('/installable?connector=..'),
    told: [400, 'invalidInput', 'install'],
  },
  {
    of: 'a lookup the connector has not',
    request: () => send('POST', '/connectors/1001/lookups/1', {}),
    told: [404, 'notFound', 'authenticating'],
  },
  {
    of: 'an address of nothing',
    request: () => get('/nothing'),
    told: [404, 'notFound', 'fetchConnector'],
  },
  {
    of: 'another method',
    request: () => new Request(`${base}/connectors/1001/verify`),
    told: [405, 'invalidInput', 'authenticating'],
    message: 'Not this method.',
  },
  {
    of: 'a defect',
    request: () => get(startPath(1005), visiting),
    told: [500, 'server', 'fetchConnector'],
    options: { clock: bad },
  },
  {
    of: 'a host that could not take it in',
    request: () => send('POST', '/connectors', anOrder('Another')),
    told: [500, 'server', 'install'],
    options: { onInstalled: bad },
  },
  {
    of: 'a template Cyclr has not',
    request: () => send('POST', `/templates/${nothing}/install`, {}),
    told: [404, 'notFound', 'install'],
  },
  {
    of: 'an integration Cyclr has not',
    request: () => get(`/cycles/${nothing}/prerequisites`),
    told: [404, 'notFound', 'fetchConnector'],
    message: 'Cyclr does not know this integration.',
  },
  {
    of: 'properties that could not be read',
    request: () =>
      send('POST', '/connectors/1002/properties', { changes: [{ name: 'Domain', value: 'x' }] }),
    told: [502, 'server', 'setProperties'],
    fault: reading,
  },
  {
    of: 'properties whose connector Cyclr refuses to tell of, in words that may have in them what was typed',
    request: () =>
      send('POST', '/connectors/1002/properties', { changes: [{ name: 'Domain', value: 'x' }] }),
    told: [400, 'rejected', 'setProperties'],
    message: authError('rejected', 'setProperties').message,
    fault: { ...reading, fault: { kind: 'status', status: 400, body: { Message: 'No x.' } } },
  },
  {
    of: 'properties whose connector Cyclr tells of later',
    request: () =>
      send('POST', '/connectors/1002/properties', { changes: [{ name: 'Domain', value: 'x' }] }),
    told: [429, 'rateLimited', 'setProperties'],
    retryAfter: 86_400_000,
    fault: {
      ...reading,
      fault: { kind: 'status', status: 429, headers: { 'retry-after': '86400' } },
    },
  },
  {
    of: 'a lookup whose connector could not be read',
    request: () => send('POST', '/connectors/1001/lookups/701', {}),
    told: [502, 'server', 'authenticating'],
    fault: reading,
  },
  {
    of: 'a template before which could not be looked',
    request: () => send('POST', `/templates/${templateId}/install`, {}),
    told: [502, 'server', 'install'],
    fault: reading,
  },
  {
    of: 'an order before which could not be looked',
    request: () => send('POST', '/connectors', anOrder('Another')),
    told: [502, 'server', 'install'],
    fault: reading,
    rights: { connectors: [], may },
  },
];

for (const {
  of,
  request,
  told,
  message,
  retryAfter,
  options = {},
  rights = { may },
  fault,
} of refusals) {
  test(
    `${of} is told as ${told.join(', ')}`,
    withSandbox(async (sandbox) => {
      const { accountId, username } = sandbox;
      if (fault) sandbox.addFault(fault);
      const authorize = () => ({ accountId, username, ...rights });
      const answer = await gatewayOf(sandbox, { authorize, ...options })(request());
      const { error } = Object(await answer.json());
      assert.ok(isAuthError(error));
      assert.equal([answer.status, error.code, error.stage], told);
      if (message) assert.is(error.message, message);
      assert.is(error.retryAfter, retryAfter);
    }),
  );
}

for (const [of, request, words, options] of [
  [
    'a damaged link',
    get('/connectors/1005/oauth/start?attempt=x', visiting),
    'The link is damaged. ',
    {},
  ],
  [
    'a sign-in of somebody else',
    get('/oauth/complete?attempt=x'),
    'This sign-in is not yours, or took too long. ',
    {},
  ],
  ['a foreign page', get(startPath(1005), {}), 'This is not allowed from here. ', {}],
  ['nobody', get(startPath(1005), visiting), 'You are not signed in. ', { authorize: () => null }],
] as const) {
  test(
    `of ${of} a page tells the user`,
    withSandbox(async (sandbox) => {
      const answer = await gatewayOf(sandbox, options)(request);
      assert.is(answer.status, { 'a damaged link': 400, nobody: 401 }[String(of)] ?? 403);
      assert.match(await answer.text(), words);
    }),
  );
}

test.run();
