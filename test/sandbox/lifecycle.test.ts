import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isSandboxError, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';
import { callerOf, withSandbox } from './caller.js';

const codeOf = (options: SandboxOptions): Promise<string> =>
  startSandbox(options).then(
    async (sandbox) => {
      await sandbox.close();
      return 'started';
    },
    (error) => (isSandboxError(error) ? error.code : String(error)),
  );

test('it listens on loopback only, unless told', async () => {
  for (const host of ['0.0.0.0', '::', '192.168.0.1', 'example.com', '127.0.0.1.example.com', '']) {
    assert.is(await codeOf({ host }), 'nonLoopbackHost', host);
  }
  assert.is(await codeOf({ host: 'localhost' }), 'started');
  assert.is(await codeOf({ host: '0.0.0.0', allowNonLoopback: true }), 'started');
});

test(
  'API, service domain and third party are three origins',
  withSandbox(async (sandbox) => {
    const origins = [sandbox.apiUrl, sandbox.serviceUrl, sandbox.providerUrl];
    assert.is(new Set(origins.map((url) => new URL(url).origin)).size, 3);
  }),
);

test(
  'a port that is taken is a typed error, and frees those already bound',
  withSandbox(async (sandbox) => {
    const provider = Number(new URL(sandbox.apiUrl).port);
    assert.is(await codeOf({ ports: { provider } }), 'portInUse');
  }),
);

test('close cuts silent connections, frees the port, and may be called twice', async () => {
  const sandbox = await startSandbox({ faults: [{ match: {}, fault: { kind: 'hang' } }] });
  const pending = fetch(sandbox.apiUrl).then(
    () => 'answered',
    () => 'cut',
  );
  while (sandbox.requests().length === 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all([sandbox.close(), sandbox.close()]);
  assert.is(await pending, 'cut');
  const api = Number(new URL(sandbox.apiUrl).port);
  assert.is(await codeOf({ ports: { api } }), 'started');
});

test(
  'reset goes back to the start: seed, switches, faults, tokens and log',
  withSandbox(
    async (sandbox) => {
      const call = await callerOf(sandbox);
      await call('PUT', '/v1.0/account/connectors/1001', { AuthValue: 'key' });
      await call('DELETE', '/v1.0/account/connectors/1002');
      sandbox.setUnknowns({ notFoundBody: 'message', defaultPageSize: 9 });
      sandbox.addFault({ match: {}, fault: { kind: 'status', status: 500 } });
      sandbox.reset();
      assert.is(sandbox.readAuthValue(1001), null);
      assert.ok(sandbox.connectors().some((connector) => connector.id === 1002));
      assert.is(sandbox.unknowns.notFoundBody, 'empty');
      assert.is(sandbox.unknowns.defaultPageSize, 4);
      assert.is(sandbox.requests().length, 0);
      assert.is((await call('GET', '/v1.0/account/connectors')).status, 401);
      const again = await callerOf(sandbox);
      assert.is((await again('GET', '/v1.0/account/connectors')).rows, 4);
    },
    { unknowns: { defaultPageSize: 4 } },
  ),
);

test.run();
