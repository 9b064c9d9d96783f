import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  anOrder,
  base,
  fromPage,
  gatewayOf,
  get,
  origin,
  send,
  startPath,
  templateId,
  visiting,
} from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

const listed = 'https://app.example';
const key = { kind: 'apiKey', key: 'k' };

/** What a request may say of where it comes from, and whether that is enough. */
const claims: readonly (readonly [string, Readonly<Record<string, string>>, boolean])[] = [
  ['the page itself', { 'sec-fetch-site': 'same-origin' }, true],
  ['a foreign page', { 'sec-fetch-site': 'cross-site' }, false],
  ['a page of the same site', { 'sec-fetch-site': 'same-site' }, false],
  ['nobody', { 'sec-fetch-site': 'none' }, false],
  ['a browser that does not tell', {}, false],
  ['an old browser, by Origin', { origin }, true],
  ['an old browser on a foreign page', { origin: 'https://evil.example' }, false],
  ['an old browser, by Referer', { referer: `${origin}/page` }, true],
  ['an old browser, by a foreign Referer', { referer: 'https://evil.example/' }, false],
  ['a page without an origin', { origin: 'null' }, false],
  ['a listed page', { 'sec-fetch-site': 'cross-site', origin: listed }, true],
  ['a listed page, by Referer', { 'sec-fetch-site': 'cross-site', referer: `${listed}/` }, true],
  [
    'a foreign page that claims to be this one',
    { 'sec-fetch-site': 'cross-site', origin, referer: `${origin}/` },
    false,
  ],
  [
    'a listed page’s Referer with a foreign Origin',
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example', referer: `${listed}/` },
    false,
  ],
  [
    'an origin that only begins alike',
    { 'sec-fetch-site': 'cross-site', origin: `${listed}.evil.example` },
    false,
  ],
];

for (const [who, headers, allowed] of claims) {
  test(
    `${who} ${allowed ? 'may' : 'may not'} write, or start a sign-in`,
    withSandbox(async (sandbox) => {
      const gateway = gatewayOf(sandbox, { origins: [listed] });
      const put = await gateway(send('PUT', '/connectors/1001/credentials', key, headers));
      const post = await gateway(
        send('POST', '/connectors/1002/properties', { changes: [] }, headers),
      );
      const start = await gateway(get(startPath(1005), headers));
      assert.equal(
        [put.status, post.status, start.status],
        allowed ? [200, 200, 303] : [403, 403, 403],
      );
      if (!allowed) assert.equal(sandbox.requests(), []);
    }),
  );
}

for (const [what, headers] of [
  ['a frame', { ...visiting, 'sec-fetch-dest': 'iframe' }],
  ['an image', { ...fromPage, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a script’s request', { ...fromPage, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
] as const) {
  test(
    `a sign-in is not started by ${what}`,
    withSandbox(async (sandbox) => {
      assert.is((await gatewayOf(sandbox)(get(startPath(1005), headers))).status, 403);
      assert.equal(sandbox.requests(), []);
    }),
  );
}

for (const [who, headers, allowed] of claims) {
  test(
    `${who} ${allowed ? 'may' : 'may not'} install, look up, verify or disconnect`,
    withSandbox(async (sandbox) => {
      const { accountId, username } = sandbox;
      const gateway = gatewayOf(sandbox, {
        origins: [listed],
        authorize: () => ({
          accountId,
          username,
          may: ['install', 'installTemplate', 'verify', 'deauthenticate', 'delete'],
        }),
      });
      const statuses: number[] = [];
      for (const [method, path, body] of [
        ['POST', '/connectors', anOrder('Another')],
        ['POST', `/templates/${templateId}/install`, {}],
        ['POST', '/connectors/1001/lookups/1', {}],
        ['POST', '/connectors/1001/verify', { lookup: 701 }],
        ['POST', '/connectors/1001/deauthenticate', {}],
        ['DELETE', '/connectors/1003', {}],
      ] as const) {
        statuses.push((await gateway(send(method, path, body, headers))).status);
      }
      // Nothing of Pipedrive's is looked up by this number.
      assert.equal(statuses, allowed ? [200, 200, 404, 200, 200, 200] : Array(6).fill(403));
      if (!allowed) assert.equal(sandbox.requests(), []);
    }),
  );
}

test(
  'no header of a proxy makes a foreign page its own',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox);
    for (const header of [
      'x-forwarded-host',
      'x-forwarded-origin',
      'forwarded',
      'x-original-host',
    ]) {
      const request = send('PUT', '/connectors/1001/credentials', key, {
        origin: 'https://evil.example',
        [header]: header === 'forwarded' ? 'host=evil.example;proto=https' : 'evil.example',
      });
      assert.is((await gateway(request)).status, 403);
    }
  }),
);

test(
  'behind a proxy its own origin is the one it was told',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox, { publicOrigin: 'https://public.example' });
    const from = (who: string) => send('PUT', '/connectors/1001/credentials', key, { origin: who });
    assert.is((await gateway(from('https://public.example'))).status, 200);
    assert.is((await gateway(from(origin))).status, 403);
  }),
);

test(
  'only listed pages of other origins may read, and only they are told the rules',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox, { origins: [listed] });
    const read = async (from: string) => {
      const answer = await gateway(get('/connectors/1001', { origin: from }));
      return [
        answer.headers.get('access-control-allow-origin'),
        answer.headers.get('access-control-allow-credentials'),
      ];
    };
    assert.equal(await read(listed), [listed, 'true']);
    assert.equal(await read('https://evil.example'), [null, null]);
    assert.equal(await read('null'), [null, null]);
    const preflight = async (from: string) =>
      gateway(
        new Request(`${base}/connectors/1001/credentials`, {
          method: 'OPTIONS',
          headers: { origin: from, 'access-control-request-method': 'PUT' },
        }),
      );
    assert.is((await preflight(listed)).status, 204);
    assert.is((await preflight(listed)).headers.get('access-control-allow-methods'), 'PUT');
    assert.is((await preflight('https://evil.example')).status, 405);
    for (const [path, methods] of [
      ['/connectors', 'GET, POST'],
      ['/connectors/1001', 'GET, DELETE'],
    ]) {
      const answer = await gateway(
        new Request(`${base}${path}`, { method: 'OPTIONS', headers: { origin: listed } }),
      );
      assert.is(answer.headers.get('access-control-allow-methods'), methods);
    }
  }),
);

test.run();
