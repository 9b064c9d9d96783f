import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { account, everyCall } from './every-call.js';
import { failure } from './outcome.js';
import { withServer } from './scripted-server.js';

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

test.run();
