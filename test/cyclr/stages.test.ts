import { test } from 'uvu';
import * as assert from 'uvu/assert';
import * as E from '#fp-ts/Either';
import { account, everyCall } from './every-call.js';
import { failure } from './outcome.js';
import { withServer } from './scripted-server.js';

for (const [what, status, body, code] of [
  ['a refusal', 403, undefined, 'forbidden'],
  ['an answer of another kind', 200, { Id: [] }, 'badResponse'],
] as const) {
  for (const { stage, method, at, call } of everyCall) {
    // Whether it was done does not hang on what the answer holds; of a check any answer is one.
    const isRead = !at.startsWith('DELETE') && !['deauthenticate', 'verify'].includes(method);
    if (method === 'verify' || (status === 200 && !isRead)) continue;

    test(
      `${what} to ${method} at ${at} is told of ${stage}`,
      withServer(
        (request, count) =>
          `${request.method} ${request.url.replace('/v1.0/', '')}` === at
            ? { status, body }
            : account(request, count),
        async ({ client }) => {
          const error = await failure(call(client(), {}));
          assert.equal([error.code, error.stage, error.status], [code, stage, status]);
        },
      ),
    );
  }
}

test(
  'each call ends by itself, whichever of its requests is never answered',
  withServer(account, async ({ client, url }) => {
    const ends = everyCall.map(async ({ stage, method, at, call }) => {
      let met = 0;
      const api = client({
        timeout: 3_000,
        fetch: (input, init) => {
          const request = new Request(input, init);
          if (`${request.method} ${request.url.replace(`${url}/v1.0/`, '')}` !== at) {
            return fetch(request);
          }
          met += 1;
          return new Promise<Response>(() => undefined);
        },
      });
      const result = await call(api, {})();
      assert.ok(met > 0, `${method} never came to ${at}`);
      // What was done all the same is found by a look, and a check that cannot be made is no failure.
      if (E.isLeft(result)) assert.equal([result.left.code, result.left.stage], ['timeout', stage]);
      return method;
    });
    assert.is((await Promise.all(ends)).length, everyCall.length);
  }),
);

test.run();
