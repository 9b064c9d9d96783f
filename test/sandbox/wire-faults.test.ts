import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Fault, type Sandbox, startFaultyHost } from '../../src/sandbox/index.js';
import { callerOf, withSandbox } from './caller.js';

const list = '/v1.0/account/connectors';
const one = `${list}/1001`;

/** The code of the network error a call ends in; nothing where it got an answer. */
const failureOf = (call: Promise<unknown>): Promise<string | undefined> =>
  call.then(
    () => undefined,
    (error: unknown) => {
      const cause = error instanceof Error ? error.cause : undefined;
      return cause instanceof Error && 'code' in cause ? String(cause.code) : 'other';
    },
  );

const armed = (sandbox: Sandbox, fault: Fault) =>
  sandbox.addFault({ match: { server: 'api', path: one }, fault });

for (const when of ['before', 'after', 'midBody', 'afterBody'] as const) {
  test(
    `a connection reset ${when} fails the call, and the next one works`,
    withSandbox(async (sandbox) => {
      const call = await callerOf(sandbox);
      const takeBack = armed(sandbox, { kind: 'drop', when, how: 'reset' });
      assert.ok(await failureOf(call('PUT', one, { AuthValue: 'key' })));
      assert.is(sandbox.readAuthValue(1001), when === 'before' ? null : 'key');
      takeBack();
      assert.is((await call('GET', one)).status, 200);
    }),
  );
}

test(
  'a body whose end is missing is all there and not whole',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const whole = (await call('GET', one)).text;
    sandbox.addFault({ match: {}, fault: { kind: 'drop', when: 'afterBody' } });
    const response = await fetch(`${sandbox.apiUrl}${one}`);
    assert.is(response.status, 401);
    assert.ok(whole.length > 0 && (await failureOf(response.text())));
  }),
);

test(
  'a server that goes away refuses connections until the rule is taken back',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const takeBack = armed(sandbox, { kind: 'refuse' });
    assert.ok(await failureOf(call('GET', one)));
    assert.is(await failureOf(call('GET', list)), 'ECONNREFUSED');
    assert.is((await fetch(sandbox.serviceUrl)).status, 404, 'the other servers stay');
    takeBack();
    assert.is((await call('GET', one)).status, 200);
    armed(sandbox, { kind: 'refuse' });
    assert.ok(await failureOf(call('GET', one)));
    sandbox.reset();
    const next = await callerOf(sandbox);
    assert.is((await next('GET', one)).status, 200, 'a reset brings it back too');
    armed(sandbox, { kind: 'refuse' });
    assert.ok(await failureOf(next('GET', one)));
  }),
);

test(
  'a server whose rule is taken back while a request is still on its way there comes back as well',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const before = sandbox.requests().length;
    sandbox.addFault({ match: { server: 'api' }, times: 1, fault: { kind: 'latency', ms: 100 } });
    const takeBack = armed(sandbox, { kind: 'refuse' });
    const lost = failureOf(call('GET', one));
    while (sandbox.requests().length === before) await new Promise(setImmediate);
    takeBack();
    assert.ok(await lost);
    assert.is((await call('GET', one)).status, 200);
  }),
);

test(
  'a wrong content type leaves the answer as it is',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const whole = await call('GET', one);
    armed(sandbox, { kind: 'contentType', contentType: 'application/octet-stream' });
    const odd = await call('GET', one);
    assert.is(odd.headers.get('content-type'), 'application/octet-stream');
    assert.is(odd.text, whole.text);
    assert.is(odd.status, 200);
  }),
);

test(
  'an answer sent twice is handled once, and the second is nobody’s',
  withSandbox(async (sandbox) => {
    sandbox.setUnknowns({ duplicateProperty: 'duplicate' });
    const call = await callerOf(sandbox);
    sandbox.addFault({ match: { method: 'POST' }, fault: { kind: 'twice' } });
    const written = await call('POST', `${one}/properties`, { Name: 'Region', Value: 'EU' });
    assert.is(written.status, 200);
    assert.is((await call('GET', `${one}/properties`)).text, `[${written.text}]`);
    assert.is(sandbox.requests().find(({ fault }) => fault === 'twice')?.status, 200);
  }),
);

test(
  'an answer out of order comes after the one to a later request, or when its time is up',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const takeBack = armed(sandbox, { kind: 'outOfOrder', ms: 60_000 });
    const order: string[] = [];
    const early = call('GET', one).then(() => order.push('early'));
    while (!sandbox.requests().some(({ path }) => path === one)) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await call('GET', list).then(() => order.push('late'));
    await early;
    assert.equal(order, ['late', 'early']);
    takeBack();
    armed(sandbox, { kind: 'outOfOrder', ms: 1 });
    assert.is((await call('GET', one)).status, 200);
  }),
);

test('a server of one’s own goes through the same faults', async () => {
  let handled = 0;
  const host = await startFaultyHost(() => {
    handled += 1;
    return Response.json({ fine: true });
  });
  try {
    assert.equal(await (await fetch(`${host.url}/path`)).json(), { fine: true });
    const lost = { server: 'host', method: 'PUT', path: '/path' } as const;
    const takeBack = host.addFault({ match: lost, fault: { kind: 'drop', when: 'after' } });
    assert.ok(await failureOf(fetch(`${host.url}/path`, { method: 'PUT' })));
    assert.is(handled, 2);
    takeBack();
    host.addFault({ match: {}, fault: { kind: 'status', status: 503 } });
    assert.is((await fetch(host.url)).status, 503);
    host.clearFaults();
    assert.is((await fetch(host.url)).status, 200);
    assert.equal(
      host.requests().map(({ method, path, fault }) => `${method} ${path} ${fault ?? ''}`),
      ['GET /path ', 'PUT /path drop', 'GET / status', 'GET / '],
    );
    host.addFault({ match: {}, fault: { kind: 'refuse' } });
    assert.ok(await failureOf(fetch(host.url)));
    host.reset();
    assert.equal(host.requests(), []);
    assert.is((await fetch(host.url)).status, 200);
  } finally {
    await host.close();
    await host.close();
  }
  assert.ok(await failureOf(fetch(host.url)));
});

test.run();
