import { getEventListeners } from 'node:events';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import { createGatewayClient, Secret } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { base, gatewayOf, origin } from '../support/gateway.js';
import { serve } from '../support/page-host.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';

/** The browser's client, its requests handed to a gateway as a browser would send them. */
const clientBy = (handle: (request: Request) => Promise<Response>) =>
  createGatewayClient({
    url: base,
    fetch: (input, init) => {
      const request = new Request(input, init);
      request.headers.set('sec-fetch-site', 'same-origin');
      return handle(request);
    },
  });

const through = (sandbox: Sandbox) => clientBy(gatewayOf(sandbox));

test(
  'tells the same of every connector as Cyclr itself does',
  withSandbox(async (sandbox) => {
    const [direct, via] = [clientOf(sandbox), through(sandbox)];
    assert.equal(await via.listConnectors()(), await direct.listConnectors()());
    for (const { id } of sandbox.connectors()) {
      const expected = await direct.fetchConnector(id)();
      assert.ok(isRight(expected));
      assert.equal(await via.fetchConnector(id)(), expected);
    }
  }),
);

test(
  'stores credentials and properties as they were typed',
  withSandbox(async (sandbox) => {
    const api = through(sandbox);
    const key = Secret.of('ключ "k" \u{1F511}');
    assert.ok(isRight(await api.authenticate(1001, { kind: 'apiKey', key })()));
    assert.is(sandbox.readAuthValue(1001), key.reveal());
    const password = Secret.of('p:w');
    const basic = { kind: 'basic', username: 'me@example.com', password } as const;
    assert.ok(isRight(await api.authenticate(1003, basic)()));
    assert.is(sandbox.readAuthValue(1003), Buffer.from('me@example.com:p:w').toString('base64'));
    const stored = await api.setProperties(1002, [
      { name: 'Domain', value: 'example.com' },
      { name: 'SigningKey', value: Secret.of('s3cret') },
    ])();
    assert.ok(isRight(stored));
    assert.is(sandbox.readProperty(1002, 'Domain'), 'example.com');
    assert.is(sandbox.readProperty(1002, 'SigningKey'), 's3cret');
    const cleared = await api.setProperties(1002, [{ name: 'Domain', value: null }])();
    assert.ok(isRight(cleared));
    assert.is(sandbox.readProperty(1002, 'Domain'), null);
  }),
);

test(
  'what Cyclr says of what was typed comes through, and nothing else of its words',
  withSandbox(
    async (sandbox) => {
      const refused = await through(sandbox).authenticate(1001, {
        kind: 'apiKey',
        key: Secret.of('wrong'),
      })();
      assert.ok(isLeft(refused));
      if (isRight(refused)) return;
      assert.is(refused.left.code, 'rejected');
      const direct = await clientOf(sandbox).authenticate(1001, {
        kind: 'apiKey',
        key: Secret.of('wrong'),
      })();
      assert.is(refused.left.message, isLeft(direct) && direct.left.message);
      sandbox.addFault({
        match: { method: 'GET' },
        fault: { kind: 'status', status: 403, body: { Message: 'internal-host-17 says no' } },
      });
      const forbidden = await through(sandbox).fetchConnector(1001)();
      assert.ok(isLeft(forbidden));
      assert.not.match(JSON.stringify(forbidden), 'internal-host');
    },
    { unknowns: { authValueCheck: 'reject400' } },
  ),
);

for (const [fault, code, status] of [
  [{ kind: 'status', status: 404 }, 'notFound', 404],
  [{ kind: 'status', status: 401 }, 'unauthorized', 502],
  [{ kind: 'status', status: 409 }, 'conflict', 409],
  [{ kind: 'status', status: 503 }, 'server', 502],
  [{ kind: 'drop', when: 'before' }, 'network', 502],
  [{ kind: 'html' }, 'badResponse', 502],
  [{ kind: 'status', status: 429, headers: { 'Retry-After': '3600' } }, 'rateLimited', 429],
] as const) {
  test(
    `${JSON.stringify(fault)} of Cyclr's is ${code} here`,
    withSandbox(async (sandbox) => {
      sandbox.addFault({ match: { path: '/v1.0/account/connectors/1001' }, fault });
      const statuses: number[] = [];
      const gateway = gatewayOf(sandbox);
      const api = clientBy(async (request) => {
        const answer = await gateway(request);
        statuses.push(answer.status);
        return answer;
      });
      const result = await api.fetchConnector(1001)();
      assert.ok(isLeft(result));
      if (isRight(result)) return;
      assert.is(result.left.code, code);
      assert.is(result.left.stage, 'fetchConnector');
      if (code === 'rateLimited') assert.is(result.left.retryAfter, 3_600_000);
      assert.equal(statuses, [status]);
    }),
  );
}

/** A connector that is authenticated in this way. */
const ofKind = (kind: string): string =>
  `{"id":1,"name":"a","authenticated":false,"authMethod":{"kind":${kind}},"fields":[],"utility":false,"release":{"id":1,"name":"a"}}`;

const answering = (body: string, init?: ResponseInit) =>
  clientBy(async () => new Response(body, init));

for (const [what, api, code] of [
  ['a proxy’s 502 page', answering('<h1>Bad gateway</h1>', { status: 502 }), 'server'],
  ['a bare 401', answering('', { status: 401 }), 'unauthorized'],
  ['a bare 403', answering('', { status: 403 }), 'forbidden'],
  ['a bare 429', answering('', { status: 429 }), 'rateLimited'],
  ['a bare 404', answering('', { status: 404 }), 'badResponse'],
  ['half an answer', answering('{"id":1'), 'badResponse'],
  ['another answer', answering('{"id":"1001"}'), 'badResponse'],
  ['a variant of no name', answering(ofKind('{"toString":1}')), 'badResponse'],
  ['a variant with a name of every object', answering(ofKind('"constructor"')), 'badResponse'],
  ['an error that is none', answering('{"error":{"code":"x"}}', { status: 400 }), 'badResponse'],
] as const) {
  test(`${what} is ${code}`, async () => {
    const result = await api.fetchConnector(1)();
    assert.is(isLeft(result) && result.left.code, code);
  });
}

test('tokens of the connected app do not leave the page', async () => {
  let requests = 0;
  const api = clientBy(async () => {
    requests += 1;
    return new Response('{}');
  });
  const tokens = { accessToken: Secret.of('canary'), refreshToken: Secret.of('canary') };
  const result = await api.authenticate(1, { kind: 'oauthTokens', tokens })();
  assert.equal(isLeft(result) && [result.left.code, result.left.stage], [
    'invalidInput',
    'authenticating',
  ]);
  assert.not.match(JSON.stringify(result), /canary/);
  assert.is(requests, 0);
});

for (const [what, api, retryable] of [
  ['a proxy’s 502 page', answering('<h1>Bad gateway</h1>', { status: 502 }), false],
  ['half an answer', answering('{"cycleId":"c"'), false],
  ['no answer', clientBy(() => Promise.reject(new TypeError('cut'))), false],
  [
    'an error of the gateway’s',
    answering(JSON.stringify({ error: authError('server', 'install') }), { status: 502 }),
    true,
  ],
] as const) {
  test(`a template may ${retryable ? '' : 'not '}be installed again after ${what}`, async () => {
    const result = await api.installTemplate('t')();
    assert.is(isLeft(result) && result.left.retryable, retryable);
    if (!retryable)
      assert.match(isLeft(result) ? result.left.message : '', 'may have been installed');
  });
}

test('whoever is refused at the door has installed nothing', async () => {
  const result = await answering('', { status: 401 }).installTemplate('t')();
  assert.is(isLeft(result) && result.left.message, authError('unauthorized', 'install').message);
});

test('an answer that does not come is a timeout, and its request is given up', async () => {
  let given: () => void = () => undefined;
  const givenUp = new Promise<void>((resolve) => {
    given = resolve;
  });
  const silent = await serve(
    ({ signal }) =>
      new Promise<Response>(() => {
        signal.addEventListener('abort', given);
      }),
  );
  try {
    const api = createGatewayClient({ url: silent.url, timeout: 50 });
    const { signal } = new AbortController();
    for (const options of [{}, { signal }]) {
      const result = await api.fetchConnector(1, options)();
      assert.is(isLeft(result) && result.left.code, 'timeout');
    }
    await givenUp;
  } finally {
    await silent.close();
  }
});

test('once it is answered, nothing is left of what limited a request', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  const { signal } = new AbortController();
  let during = 0;
  const api = clientBy(async () => {
    during = timers();
    return new Response('{}');
  });
  await api.fetchConnector(1, { signal })();
  assert.is(during, before + 1);
  assert.is(timers(), before);
  assert.equal(getEventListeners(signal, 'abort'), []);
});

for (const [what, aborted] of [
  ['before it is sent', true],
  ['on its way', false],
] as const) {
  test(`a request that its caller gives up ${what} is given up`, async () => {
    const caller = new AbortController();
    if (aborted) caller.abort();
    const api = clientBy(async ({ signal }) => {
      caller.abort();
      signal.throwIfAborted();
      return new Response('{}');
    });
    const result = await api.fetchConnector(1, { signal: caller.signal })();
    assert.is(isLeft(result) && result.left.code, 'network');
  });
}

test('a page’s own address of the sign-in is new each time and holds what it must', () => {
  const api = createGatewayClient({ url: `${base}/` });
  const [first, second] = [
    api.signInPage?.(42, { returnUrl: `${origin}/a?b` }),
    api.signInPage?.(42),
  ];
  assert.match(first?.attempt ?? '', /^[\w-]{22}$/);
  assert.is.not(first?.attempt, second?.attempt);
  assert.is(
    first?.url,
    `${base}/connectors/42/oauth/start?attempt=${first?.attempt}&return=${encodeURIComponent(`${origin}/a?b`)}`,
  );
  assert.is(first?.origin, origin);
});

test('an address that is none is a mistake of the programmer', () => {
  for (const url of ['javascript:alert(1)', 'not a url', '']) {
    assert.throws(() => createGatewayClient({ url }), TypeError);
  }
});

test.run();
