import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { account, type EveryCall, everyCall } from './every-call.js';
import { failure } from './outcome.js';
import { type Reply, withServer } from './scripted-server.js';

for (const { stage, method, at, call } of everyCall) {
  test(
    `${method}, given up at ${at}, asks for nothing more`,
    withServer(account, async ({ client, url }) => {
      const leaving = new AbortController();
      const made: string[] = [];
      const given: boolean[] = [];
      const api = client({
        fetch: async (input, init) => {
          const request = new Request(input, init);
          const one = `${request.method} ${request.url.replace(`${url}/v1.0/`, '')}`;
          made.push(one);
          if (one === at) {
            leaving.abort();
            given.push(request.signal.aborted);
          }
          return fetch(request);
        },
      });
      const error = await failure(call(api, { signal: leaving.signal }));
      assert.equal([error.code, error.stage], ['network', stage]);
      assert.equal(given, [true]);
      // What an app is and which instances it has are asked for at once.
      const beside = method === 'fetchInstallable' ? 1 : 0;
      assert.ok(made.length - made.indexOf(at) <= 1 + beside, made.join(', '));
    }),
  );
}

/** Calls that look at the connector after such an answer, and go by the answer where they cannot. */
const looks: readonly (readonly [EveryCall['method'], Reply, EveryCall['call']])[] = [
  ['deauthenticate', { body: '<h1>Done</h1>' }, (api, o) => api.deauthenticate(7, o)],
  ['deleteConnector', { body: '<h1>Done</h1>' }, (api, o) => api.deleteConnector(7, o)],
  [
    'verify',
    { status: 400, body: { Message: 'No such user.' } },
    (api, o) => api.verify(7, { test: '1' }, o),
  ],
];

for (const [name, answer, call] of looks) {
  test(
    `${name}, given up while it looks at what has become of it, ends that too`,
    withServer(
      ({ method, url }) => {
        if (url === '/oauth/token') return undefined;
        return method === 'GET' ? { fault: 'silence' } : answer;
      },
      async ({ client, calls }) => {
        const leaving = new AbortController();
        const given: AbortSignal[] = [];
        const api = client({
          fetch: (input, init) => {
            if (init?.signal) given.push(init.signal);
            return fetch(input, init);
          },
        });
        const ended = call(api, { signal: leaving.signal })();
        while (!calls().some((one) => one.startsWith('GET'))) await new Promise(setImmediate);
        leaving.abort();
        assert.is(given.at(-1)?.aborted, true);
        await ended;
      },
    ),
  );
}

test.run();
