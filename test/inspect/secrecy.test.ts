import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startLanding } from '../../src/cli/landing.js';
import { linkDriver } from '../../src/index.js';
import type { SandboxOptions } from '../../src/sandbox/index.js';
import { holdsNone } from '../support/canaries.js';
import { canary, echoOf } from '../support/canary-answers.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { events, followingDriver, walk } from './recording.js';

const echo = Object.values(canary).map(echoOf).join(' ');

const worlds: readonly [string, SandboxOptions][] = [
  ['all goes well', {}],
  ['Cyclr refuses and repeats what it refuses', { unknowns: { authValueCheck: 'reject400' } }],
  [
    'a refusal that echoes everything',
    {
      faults: [
        {
          match: { server: 'api', method: 'PUT' },
          fault: { kind: 'body', status: 400, body: { Message: `No: ${echo}` } },
        },
        {
          match: { server: 'api', method: 'POST', path: /\/properties/ },
          fault: { kind: 'body', status: 400, body: { Message: `No: ${canary.property}` } },
        },
      ],
    },
  ],
];

for (const [name, options] of worlds) {
  test(
    `the stream of a flow holds no secret when ${name}`,
    withSandbox(async (sandbox) => {
      for (const [id, own] of [
        [1001, [canary.key]],
        [1002, [canary.key, canary.property]],
        [1003, [canary.password]],
      ] as const) {
        const { seen, next } = events();
        await walk(clientOf(sandbox), id, next);
        const text = JSON.stringify(seen);
        assert.match(text, '"type":"snapshot"');
        holdsNone('the stream', text, own);
      }
    }, options),
  );
}

test(
  'the stream of a sign-in holds neither its link nor the token in it',
  withSandbox(async (sandbox) => {
    const landing = await startLanding();
    try {
      const urls: string[] = [];
      const { seen, next } = events();
      const { output } = await walk(
        clientOf(sandbox),
        1005,
        next,
        followingDriver(linkDriver(landing), (url) => urls.push(url)),
      );
      assert.is(output?.status, 'authenticated');
      assert.is(urls.length, 1);
      const text = JSON.stringify(seen);
      assert.match(text, '"url":"[secret]"');
      const [url = ''] = urls;
      const token = new URL(url).searchParams.get('token') ?? '';
      assert.ok(token.length > 40);
      holdsNone('the stream', text, { url, token });
    } finally {
      landing.close();
    }
  }),
);

test(
  'the client secret is not in the stream, accepted or refused',
  withSandbox(async (sandbox) => {
    const { seen, next } = events();
    await walk(clientOf(sandbox, { clientSecret: canary.clientSecret }), 1001, next);
    await walk(clientOf(sandbox), 1001, next);
    holdsNone('the stream', seen, { refused: canary.clientSecret, accepted: sandbox.clientSecret });
  }),
);

test(
  'the canaries did go to Cyclr',
  withSandbox(async (sandbox) => {
    await walk(clientOf(sandbox), 1002, () => undefined);
    assert.is(sandbox.readAuthValue(1002), canary.key);
    assert.is(sandbox.readProperty(1002, 'SigningKey'), canary.property);
  }),
);

test.run();
