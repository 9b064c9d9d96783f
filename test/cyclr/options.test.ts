import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bufferedFetch } from '../../src/cyclr/buffered-fetch.js';
import { type CyclrClientOptions, createCyclrClient, regions } from '../../src/cyclr/index.js';
import { Secret } from '../../src/domain/secret.js';
import { success } from './outcome.js';
import { connector } from './samples.js';
import { withServer } from './scripted-server.js';

const good: CyclrClientOptions = {
  region: 'us',
  clientId: 'id',
  clientSecret: 'secret',
  accountId: 'acc',
  serviceUrl: 'https://acme-h.cyclr.com',
  username: 'jane',
};

const canary = 'CANARY in the wrong place';

test('each region is where Cyclr has it', () => {
  assert.equal(regions, {
    us: 'https://api.cyclr.com',
    us2: 'https://api.us2.cyclr.com',
    uk: 'https://api.cyclr.uk',
    eu: 'https://api.eu.cyclr.com',
    apac: 'https://api.apac.cyclr.com',
  });
});

test('a region decides where requests go', async () => {
  for (const region of ['us', 'us2', 'uk', 'eu', 'apac'] as const) {
    const asked: string[] = [];
    const fetch = async (input: RequestInfo | URL) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return new Response('', { status: 403 });
    };
    await createCyclrClient({ ...good, region, apiUrl: undefined, fetch }).fetchConnector(1)();
    assert.equal(asked, [`${regions[region]}/oauth/token`]);
  }
});

const mistakes: readonly [string, Readonly<Record<string, unknown>>][] = [
  ['region', { region: canary }],
  ['region', { region: 'toString' }],
  ['apiUrl', { region: undefined }],
  ['apiUrl', { region: undefined, apiUrl: canary }],
  ['apiUrl', { region: undefined, apiUrl: 'ftp://CANARY' }],
  ['apiUrl', { region: undefined, apiUrl: 'https://CANARY:CANARY@host' }],
  ['apiUrl', { region: undefined, apiUrl: 'https://host/?CANARY' }],
  ['apiUrl', { apiUrl: 'https://host' }],
  ['clientId', { clientId: '' }],
  ['clientSecret', { clientSecret: undefined }],
  ['clientSecret', { clientSecret: Secret.of(' ') }],
  ['accountId', { accountId: 5 }],
  ['accountId', { accountId: '..' }],
  ['accountId', { accountId: 'CANARY\uD800' }],
  ['serviceUrl', { serviceUrl: canary }],
  ['username', { username: ' ' }],
  ['timeout', { timeout: 0 }],
  ['timeout', { timeout: Number.POSITIVE_INFINITY }],
  ['retry.limit', { retry: { limit: -1 } }],
  ['retry.delay', { retry: { delay: Number.NaN } }],
  ['retry.maxRetryAfter', { retry: { maxRetryAfter: 'CANARY' } }],
];

for (const [option, change] of mistakes) {
  test(`a wrong ${option} (${Object.keys(change).join()}) is a TypeError that names it`, () => {
    assert.throws(
      () => Reflect.apply(createCyclrClient, undefined, [{ ...good, ...change }]),
      (error: unknown) =>
        error instanceof TypeError &&
        error.message.includes(option) &&
        !error.message.includes('CANARY'),
    );
  });
}

test(
  'a trailing slash and a path in apiUrl are fine, and so is a wrapped secret',
  withServer(
    ({ url }) =>
      url === '/cyclr/oauth/token'
        ? { body: { access_token: 't', expires_in: 60 } }
        : { body: connector() },
    async (server) => {
      const clientSecret = Secret.of('wrapped');
      const api = server.client({ apiUrl: `${server.url}/cyclr/`, clientSecret });
      await success(api.fetchConnector(7));
      assert.match(server.requests[0]?.body ?? '', 'client_secret=wrapped');
      assert.is(server.requests[1]?.url, '/cyclr/v1.0/account/connectors/7');
    },
  ),
);

test('a client shows nothing of its secret', () => {
  const api = createCyclrClient({ ...good, clientSecret: 'CANARY' });
  assert.not.match(JSON.stringify(api), 'CANARY');
});

test('an answer is read up to a limit, also where it does not say how long it is', async () => {
  const endless = async () =>
    new Response(
      new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(400)) }),
    );
  const limited = bufferedFetch({
    fetch: endless,
    clock: Date.now,
    timeout: 10_000,
    limit: 1000,
  });
  try {
    await limited('http://127.0.0.1/');
    assert.unreachable();
  } catch (error) {
    assert.is(error instanceof Error && error.name, 'UnusableAnswer');
  }
});

test.run();
