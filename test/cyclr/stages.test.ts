import { test } from 'uvu';
import * as assert from 'uvu/assert';
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

test.run();
