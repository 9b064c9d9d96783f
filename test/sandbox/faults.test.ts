import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callerOf, read, signInUrl, tokenOf, visit, withSandbox } from './caller.js';

const list = '/v1.0/account/connectors';
const one = `${list}/1001`;

const fails = async (promise: Promise<unknown>): Promise<boolean> =>
  promise.then(
    () => false,
    () => true,
  );

test(
  'a status fault answers in place of Cyclr, with its headers and body, and changes nothing',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    sandbox.addFault({
      match: { server: 'api', method: 'put', path: one },
      fault: {
        kind: 'status',
        status: 429,
        headers: { 'Retry-After': '7' },
        body: { Message: 'Slow down' },
      },
    });
    const answer = await call('PUT', one, { AuthValue: 'key' });
    assert.is(answer.status, 429);
    assert.is(answer.headers.get('retry-after'), '7');
    assert.is(answer.at('Message'), 'Slow down');
    assert.is(sandbox.readAuthValue(1001), null);
    assert.is((await call('GET', one)).status, 200);
  }),
);

test(
  'after and times pick which of the matching requests fail',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    sandbox.addFault({
      match: { path: /\/connectors\/\d+$/, connectorId: 1001 },
      after: 1,
      times: 2,
      fault: { kind: 'status', status: 500 },
    });
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      statuses.push((await call('GET', one)).status);
      assert.is((await call('GET', `${list}/1002`)).status, 200);
    }
    assert.equal(statuses, [200, 500, 500, 200]);
  }),
);

test(
  'a rule is taken back by the function it gave, or with all the others',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const rule = { match: { server: 'api' }, fault: { kind: 'status', status: 503 } } as const;
    const takeBack = sandbox.addFault(rule);
    assert.is((await call('GET', one)).status, 503);
    takeBack();
    takeBack();
    assert.is((await call('GET', one)).status, 200);
    sandbox.addFault(rule);
    sandbox.clearFaults();
    assert.is((await call('GET', one)).status, 200);
  }),
);

test(
  'a connection cut before handling loses the change; cut after it, only the answer',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const takeBack = sandbox.addFault({
      match: { method: 'PUT' },
      fault: { kind: 'drop', when: 'before' },
    });
    assert.ok(await fails(call('PUT', one, { AuthValue: 'first' })));
    assert.is(sandbox.readAuthValue(1001), null);
    takeBack();
    sandbox.addFault({ match: { method: 'PUT' }, fault: { kind: 'drop', when: 'after' } });
    assert.ok(await fails(call('PUT', one, { AuthValue: 'second' })));
    assert.is(sandbox.readAuthValue(1001), 'second');
  }),
);

test(
  'a connection cut half-way gives headers, then a body that ends too soon',
  withSandbox(async (sandbox) => {
    await callerOf(sandbox);
    sandbox.addFault({ match: {}, fault: { kind: 'drop', when: 'midBody' } });
    const response = await fetch(`${sandbox.apiUrl}${one}`);
    assert.is(response.status, 401);
    assert.ok(await fails(response.text()));
  }),
);

test(
  'silence lasts until the caller hangs up; the work is done only when the rule says so',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const hang = async (handled: boolean, AuthValue: string) => {
      const takeBack = sandbox.addFault({
        match: { method: 'PUT' },
        fault: { kind: 'hang', handled },
      });
      const race = await Promise.race([
        call('PUT', one, { AuthValue }).catch(() => 'failed'),
        // the log notes a silent request as soon as it is accepted and dealt with
        (async () => {
          while (handled && sandbox.readAuthValue(1001) !== AuthValue) {
            await new Promise((resolve) => setImmediate(resolve));
          }
          while (!sandbox.requests().some((entry) => entry.fault === 'hang')) {
            await new Promise((resolve) => setImmediate(resolve));
          }
          return 'silent';
        })(),
      ]);
      takeBack();
      return race;
    };
    assert.is(await hang(false, 'lost'), 'silent');
    assert.is(sandbox.readAuthValue(1001), null);
    assert.is(await hang(true, 'kept'), 'silent');
    assert.is(sandbox.readAuthValue(1001), 'kept');
  }),
);

test(
  'an aborted call to a silent server ends for the caller',
  withSandbox(async (sandbox) => {
    sandbox.addFault({ match: {}, fault: { kind: 'hang' } });
    const abort = new AbortController();
    const pending = fetch(sandbox.apiUrl, { signal: abort.signal });
    while (sandbox.requests().length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    abort.abort();
    assert.ok(await fails(pending));
  }),
);

test(
  'truncated, retyped, empty, replaced and HTML answers arrive with status 200',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const whole = (await call('GET', one)).text;
    const once = (fault: Parameters<typeof sandbox.addFault>[0]['fault']) => {
      sandbox.addFault({ match: { path: one }, times: 1, fault });
      return call('GET', one);
    };
    const truncated = await once({ kind: 'truncate' });
    assert.is(truncated.status, 200);
    assert.is(truncated.text, whole.slice(0, Math.floor(whole.length / 2)));
    assert.throws(() => truncated.json);

    const retyped = await once({ kind: 'wrongTypes' });
    assert.type(retyped.at('Id'), 'object');
    assert.type(retyped.at('Name'), 'object');
    assert.type(retyped.at('Connector'), 'string');

    assert.is((await once({ kind: 'empty' })).text, '');
    assert.equal((await once({ kind: 'body', body: { Id: 'x' } })).json, { Id: 'x' });
    assert.is((await once({ kind: 'body', body: 'not json' })).text, 'not json');
    const html = await once({ kind: 'html' });
    assert.match(html.headers.get('content-type') ?? '', 'text/html');
    assert.is(html.status, 200);
    assert.is((await call('GET', one)).text, whole);
  }),
);

test(
  'a big answer is as long as told and still the same JSON',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const whole = await call('GET', one);
    sandbox.addFault({ match: { path: one }, fault: { kind: 'big', bytes: 200_000 } });
    const big = await call('GET', one);
    assert.is(big.text.length, 200_000);
    assert.equal(big.json, whole.json);
  }),
);

test(
  'a slow body arrives in pieces and whole, and latency only delays',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const whole = (await call('GET', one)).text;
    sandbox.addFault({ match: { path: one }, fault: { kind: 'latency', ms: 1 } });
    sandbox.addFault({ match: { path: one }, fault: { kind: 'slowBody', ms: 1, chunks: 3 } });
    assert.is((await call('GET', one)).text, whole);
    assert.is(sandbox.requests().at(-1)?.fault, 'slowBody');
  }),
);

test(
  'the pauses of a slow body end with the connection of whoever hangs up',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    await call('GET', one);
    sandbox.addFault({ match: { path: one }, fault: { kind: 'slowBody', ms: 600_000 } });
    const timers = () =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const leaving = new AbortController();
    const token = await tokenOf(sandbox);
    const headers = { authorization: `Bearer ${token}`, 'x-cyclr-account': sandbox.accountId };
    const answers = Array.from({ length: 12 }, () =>
      fetch(`${sandbox.apiUrl}${one}`, { headers, signal: leaving.signal }),
    );
    await Promise.all(answers);
    assert.ok(timers() >= before + answers.length);
    leaving.abort();
    for (let turns = 0; turns < 100_000 && timers() > before + 1; turns += 1) {
      await new Promise(setImmediate);
    }
    assert.ok(timers() <= before + 1, `${timers()} timers, and ${before} before`);
  }),
);

test(
  'a redirect fault points elsewhere',
  withSandbox(async (sandbox) => {
    sandbox.addFault({ match: {}, fault: { kind: 'redirect', to: 'https://elsewhere.example/' } });
    const answer = await read(await fetch(sandbox.apiUrl, { redirect: 'manual' }));
    assert.is(answer.status, 302);
    assert.is(answer.headers.get('location'), 'https://elsewhere.example/');
  }),
);

test(
  'a third party that fails leaves the user on the error page',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    for (const [Name, Value] of Object.entries(sandbox.demoAnswers(1008).properties)) {
      await call('POST', `${list}/1008/properties`, { Name, Value });
    }
    sandbox.addFault({
      match: { server: 'provider', path: '/token' },
      fault: { kind: 'drop', when: 'before' },
    });
    const members = { id: '1008', targetOrigin: 'https://host.example/' };
    const page = await visit(await signInUrl(sandbox, call, members));
    assert.is(page.status, 400);
    assert.match(page.text, 'temporarily_unavailable');
    assert.is(sandbox.readAuthValue(1008), null);
  }),
);

test(
  'faults given at the start apply from the first request',
  withSandbox(
    async (sandbox) => {
      assert.is((await fetch(`${sandbox.apiUrl}/oauth/token`, { method: 'POST' })).status, 502);
    },
    { faults: [{ match: { path: '/oauth/token' }, fault: { kind: 'status', status: 502 } }] },
  ),
);

test.run();
