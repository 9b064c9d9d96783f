import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { anOrder, base, fromPage, gatewayOf, send } from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

const path = '/connectors/1001/credentials';

for (const [what, body] of [
  ['no JSON', '{"kind":"apiKey","key":"canary'],
  ['nothing', ''],
  ['null', 'null'],
  ['an unknown kind', { kind: 'password', key: 'canary' }],
  ['a key that is no text', { kind: 'apiKey', key: { canary: 1 } }],
  ['a missing key', { kind: 'apiKey' }],
  ['a list', [{ kind: 'apiKey', key: 'canary' }]],
  ['a prototype', '{"__proto__":{"kind":"apiKey","key":"canary"}}'],
] as const) {
  test(
    `${what} is refused, and not repeated`,
    withSandbox(async (sandbox) => {
      const answer = await gatewayOf(sandbox)(send('PUT', path, body));
      assert.is(answer.status, 400);
      const text = await answer.text();
      assert.match(text, /"code":"invalidInput"/);
      assert.not.match(text, /canary/);
      assert.equal(sandbox.requests(), []);
    }),
  );
}

for (const [what, where, body] of [
  ['tokens of the connected app', ['PUT', path], { kind: 'oauthTokens', tokens: 'canary' }],
  [
    'tokens of the connected app, whole',
    ['PUT', path],
    { kind: 'oauthTokens', tokens: { accessToken: 'canary', refreshToken: 'canary' } },
  ],
  ['no order', ['POST', '/connectors'], { known: [], name: 'canary' }],
  ['an order of no app', ['POST', '/connectors'], { order: { name: 'canary' }, known: [] }],
  ['an order without a name', ['POST', '/connectors'], { order: { releaseId: 201 }, known: [] }],
  [
    'an order of a path',
    ['POST', '/connectors'],
    { order: { releaseId: '201/../canary', name: 'n' }, known: [] },
  ],
  [
    'a method of authenticating that is none',
    ['POST', '/connectors'],
    { order: { releaseId: 201, name: 'n', authenticationId: '../canary' }, known: [] },
  ],
  [
    'an order that knows nothing',
    ['POST', '/connectors'],
    { order: { releaseId: 201, name: 'n' } },
  ],
  ['no check', ['POST', '/connectors/1001/verify'], {}],
  ['a check of a path', ['POST', '/connectors/1001/verify'], { test: '../../canary' }],
  ['a check of two dots', ['POST', '/connectors/1001/verify'], { test: '..' }],
  ['a look-up of a path', ['POST', '/connectors/1001/verify'], { lookup: '../canary' }],
] as const) {
  test(
    `${what} is refused, and not repeated`,
    withSandbox(async (sandbox) => {
      const { accountId, username } = sandbox;
      const gateway = gatewayOf(sandbox, {
        authorize: () => ({ accountId, username, may: ['install', 'verify'] }),
      });
      const answer = await gateway(send(where[0], where[1], body));
      assert.is(answer.status, 400);
      const text = await answer.text();
      assert.match(text, /"code":"invalidInput"/);
      assert.not.match(text, /canary/);
      assert.equal(sandbox.requests(), []);
    }),
  );
}

test(
  'an order is no larger than any other body',
  withSandbox(async (sandbox) => {
    const { accountId, username } = sandbox;
    const gateway = gatewayOf(sandbox, {
      authorize: () => ({ accountId, username, may: ['install'] }),
    });
    const large = anOrder('x'.repeat(70_000));
    assert.is((await gateway(send('POST', '/connectors', large))).status, 413);
    const form = { ...fromPage, 'content-type': 'text/plain' };
    assert.is((await gateway(send('POST', '/connectors', anOrder('n'), form))).status, 415);
    assert.equal(sandbox.requests(), []);
  }),
);

test(
  'only JSON is taken: a foreign form could send anything else',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/jsonp',
      '',
    ]) {
      const request = send(
        'PUT',
        path,
        { kind: 'apiKey', key: 'k' },
        {
          ...fromPage,
          'content-type': type,
        },
      );
      assert.is((await gateway(request)).status, 415);
    }
    const charset = { ...fromPage, 'content-type': 'application/json; charset=utf-8' };
    const request = send('PUT', path, { kind: 'apiKey', key: 'k' }, charset);
    assert.is((await gateway(request)).status, 200);
  }),
);

test(
  'too large a body is refused, said or unsaid how large it is',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox);
    const large = JSON.stringify({ kind: 'apiKey', key: 'x'.repeat(70_000) });
    const said = send('PUT', path, large, { ...fromPage, 'content-length': String(large.length) });
    assert.is((await gateway(said)).status, 413);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(16_384).fill(120));
      },
    });
    const init = {
      method: 'PUT',
      headers: { ...fromPage, 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    };
    assert.is((await gateway(new Request(`${base}${path}`, init))).status, 413);
    assert.ok(pulled < 10, 'it stopped reading');
    assert.equal(sandbox.requests(), []);
  }),
);

test(
  'a page writes only the properties its user is asked for',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox);
    const write = (name: string, more = {}) =>
      gateway(
        send('POST', '/connectors/1002/properties', { changes: [{ name, value: 'v', ...more }] }),
      );
    for (const hidden of ['BaseUrl', 'ClientSecret', '__proto__', '', 'Domain ']) {
      const answer = await write(hidden);
      assert.is(answer.status, 400);
      assert.match(await answer.text(), /"code":"invalidInput"/);
    }
    assert.not.ok(sandbox.requests().some(({ method }) => method !== 'GET' && method !== 'POST'));
    assert.not.ok(sandbox.requests().some(({ path }) => path.includes('/properties')));
    // An id of the page's own choosing is not used: the property is created, as it has none.
    assert.is((await write('Domain', { propertyId: 1 })).status, 200);
    assert.is(sandbox.readProperty(1002, 'Domain'), 'v');
  }),
);

test.run();
