import { getEventListeners } from 'node:events';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createCyclrClient } from '../../src/cyclr/index.js';
import { orAborted } from '../../src/cyclr/or-aborted.js';
import { authError } from '../../src/domain/auth-error.js';
import { heapAfterCollection } from '../soak/checks/heap.js';
import { urlOf } from '../support/gateway.js';
import { serve } from '../support/page-host.js';
import { failure, success } from './outcome.js';
import { connector } from './samples.js';
import { type Recorded, type Reply, withServer } from './scripted-server.js';

const answering =
  (reply: Reply) =>
  ({ url }: Recorded): Reply | undefined =>
    url === '/oauth/token' ? undefined : reply;

const withAbort = () => {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
};

for (const [what, fault] of [
  ['silence', 'silence'],
  ['a body that stalls', 'stall'],
] as const) {
  test(
    `${what} ends in a timeout, at once and without another attempt`,
    withServer(answering({ fault, body: connector() }), async (server) => {
      const started = performance.now();
      const error = await failure(server.client({ timeout: 500 }).fetchConnector(7));
      assert.equal(error, authError('timeout', 'fetchConnector'));
      assert.ok(performance.now() - started < 5_000);
      assert.is(server.calls().length, 1);
    }),
  );

  test(
    `${what} can be left by an abort`,
    withServer(answering({ fault, body: connector() }), async (server) => {
      const controller = new AbortController();
      const pending = failure(server.client().fetchConnector(7, { signal: controller.signal }));
      setTimeout(() => controller.abort(), 30);
      assert.equal(await pending, authError('network', 'fetchConnector'));
    }),
  );
}

test(
  'a silent token endpoint ends in a timeout',
  withServer(
    () => ({ fault: 'silence' }),
    async (server) => {
      const error = await failure(server.client({ timeout: 150 }).listConnectors());
      assert.is(error.code, 'timeout');
      assert.is(server.requests.length, 1);
    },
  ),
);

test(
  'an abort is heard while waiting for the next attempt',
  withServer(answering({ status: 503, headers: { 'retry-after': '20' } }), async (server) => {
    const controller = new AbortController();
    const pending = failure(server.client().fetchConnector(7, { signal: controller.signal }));
    while (server.calls().length === 0) await new Promise(setImmediate);
    controller.abort();
    assert.is((await pending).code, 'network');
    assert.is(server.calls().length, 1);
  }),
);

test(
  'with a signal that is aborted already nothing is sent',
  withServer(answering({ body: connector() }), async (server) => {
    const api = server.client();
    await success(api.fetchConnector(7));
    const signal = AbortSignal.abort();
    const changes = [{ name: 'a', value: 'b' }];
    for (const task of [
      api.fetchConnector(7, { signal }),
      api.listConnectors({ signal }),
      api.authenticate(7, { kind: 'tokenGrant' }, { signal }),
      api.startSignIn(7, {}, { signal }),
      api.setProperties(7, changes, { signal }),
      api.setProperties(7, changes, { signal, readFirst: true }),
    ]) {
      assert.is((await failure(task)).code, 'network');
    }
    assert.is(server.calls().length, 1);
  }),
);

test(
  'with a signal that is aborted already no token is asked for either',
  withServer(
    () => undefined,
    async (server) => {
      let asked = 0;
      const counted: typeof fetch = (...request) => {
        asked += 1;
        return fetch(...request);
      };
      const api = server.client({ fetch: counted });
      const error = await failure(api.fetchConnector(7, { signal: AbortSignal.abort() }));
      assert.is(error.code, 'network');
      await new Promise(setImmediate);
      assert.is(asked, 0);
    },
  ),
);

test(
  'an aborted POST is not looked into',
  withServer(answering({ fault: 'silence' }), async (server) => {
    const controller = new AbortController();
    const { signal } = controller;
    const pending = failure(
      server.client().setProperties(7, [{ name: 'a', value: 'b' }], { signal }),
    );
    while (server.calls().length === 0) await new Promise(setImmediate);
    controller.abort();
    await pending;
    assert.equal(server.calls(), ['POST /v1.0/account/connectors/7/properties']);
  }),
);

for (const aborted of [false, true]) {
  test(
    `any number of requests under one signal ${aborted ? 'is given up' : 'ends'} without a warning of a leak`,
    withServer(
      ({ method, body }) =>
        method === 'POST' && body.includes('Name')
          ? aborted
            ? { fault: 'silence' }
            : { body: { Id: 1, Name: JSON.parse(body).Name, Value: 'v' } }
          : undefined,
      async (server) => {
        const { signal, abort } = withAbort();
        const changes = Array.from({ length: 30 }, (_, n) => ({ name: `P${n}`, value: 'v' }));
        const pending = server.client().setProperties(7, changes, { signal })();
        let most = 0;
        while (server.calls().length < changes.length) {
          most = Math.max(most, getEventListeners(signal, 'abort').length);
          await new Promise(setImmediate);
        }
        if (aborted) abort();
        assert.is((await pending)._tag, aborted ? 'Left' : 'Right');
        assert.ok(most > 0 && most <= 10, `${most} listeners`);
        assert.equal(getEventListeners(signal, 'abort'), []);
      },
    ),
  );
}

for (const [what, timeout] of [
  ['an abort', 30_000],
  ['a timeout', 300],
] as const) {
  test(`${what} ends the connection of a further attempt too, whatever garbage was collected before`, async () => {
    const controller = new AbortController();
    let attempts = 0;
    let giveUp: () => void = () => undefined;
    const givenUp = new Promise<void>((resolve) => {
      giveUp = resolve;
    });
    const server = await serve(({ url, signal }) => {
      if (url.endsWith('/oauth/token')) return Response.json({ access_token: 't' });
      attempts += 1;
      if (attempts === 1) return new Response(null, { status: 503 });
      return new Promise<Response>(() => {
        signal.addEventListener('abort', giveUp);
      });
    });
    try {
      const api = createCyclrClient({
        apiUrl: server.url,
        serviceUrl: server.url,
        clientId: 'c',
        clientSecret: 's',
        accountId: 'a',
        username: 'u',
        timeout,
        retry: { delay: 0 },
      });
      const pending = failure(api.fetchConnector(7, { signal: controller.signal }));
      while (attempts < 2) await new Promise(setImmediate);
      await heapAfterCollection();
      if (timeout > 1_000) controller.abort();
      assert.is((await pending).code, timeout > 1_000 ? 'network' : 'timeout');
      await givenUp;
    } finally {
      await server.close();
    }
  });
}

test(
  'a fetch that does not heed its signal cannot hold a caller back',
  withServer(
    () => undefined,
    async (server) => {
      const fetch = () => new Promise<Response>(() => {});
      const controller = new AbortController();
      const api = server.client({ fetch, timeout: 150 });
      assert.is((await failure(api.fetchConnector(7))).code, 'timeout');
      const pending = failure(
        server.client({ fetch }).fetchConnector(7, { signal: controller.signal }),
      );
      controller.abort();
      assert.is((await pending).code, 'network');
    },
  ),
);

test(
  'a call that is given up is so at once, also where its fetch does not heed the signal',
  withServer(
    () => undefined,
    async (server) => {
      let begun: () => void = () => undefined;
      const asked = new Promise<void>((resolve) => {
        begun = resolve;
      });
      const api = server.client({
        timeout: 5_000,
        fetch: (input, init) => {
          if (urlOf(input).endsWith('/oauth/token')) return fetch(input, init);
          begun();
          return new Promise<Response>(() => {});
        },
      });
      const controller = new AbortController();
      const { signal } = controller;
      let told: string | undefined;
      const pending = failure(api.fetchConnector(7, { signal })).then(({ code }) => {
        told = code;
      });
      await asked;
      controller.abort();
      await new Promise(setImmediate);
      await new Promise(setImmediate);
      assert.is(told, 'network');
      await pending;
    },
  ),
);

test(
  'whatever a caller gives up for, it is no time limit of Cyclr’s',
  withServer(answering({ fault: 'silence' }), async (server) => {
    const controller = new AbortController();
    const { signal } = controller;
    const pending = failure(server.client().fetchConnector(7, { signal }));
    while (server.calls().length === 0) await new Promise(setImmediate);
    controller.abort(new DOMException('Too late.', 'TimeoutError'));
    assert.is((await pending).code, 'network');
  }),
);

test('nothing listens to a signal once what is waited for is there', async () => {
  const { signal } = new AbortController();
  assert.is(await orAborted(Promise.resolve('there'), signal), 'there');
  await new Promise(setImmediate);
  assert.equal(getEventListeners(signal, 'abort'), []);
});

test(
  'a task can be run again after a failure',
  withServer(
    ({ url }, count) => {
      if (url === '/oauth/token') return undefined;
      return count === 1 ? { status: 404 } : { body: connector() };
    },
    async (server) => {
      const task = server.client().fetchConnector(7);
      assert.is((await failure(task)).code, 'notFound');
      assert.is((await success(task)).id, 7);
    },
  ),
);

test.run();
