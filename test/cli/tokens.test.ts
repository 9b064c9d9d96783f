import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { holdsNone } from '../support/canaries.js';
import { withSandbox } from '../support/sandboxed.js';
import { cli, environment } from './command-line.js';

const tokens = {
  accessToken: 'canary-access',
  refreshToken: 'canary-refresh',
  expires: '2030-01-02T03:04:05Z',
  refreshExpires: null,
};

const stored = {
  AccessToken: 'canary-access',
  RefreshToken: 'canary-refresh',
  Expires: '2030-01-02T03:04:05.000Z',
};

test(
  'tokens of one’s own take the place of a sign-in, from standard input or the environment',
  withSandbox(async (sandbox) => {
    const env = environment(sandbox);
    const piped = await cli(['connect', '1005', '--json'], {
      env,
      input: JSON.stringify({ oauthTokens: tokens }),
    });
    const set = await cli(['connect', '1014'], {
      env: { ...env, CYCLR_OAUTH_TOKENS: JSON.stringify(tokens) },
    });
    for (const { code, out, err } of [piped, set]) {
      assert.is(code, 0, err);
      holdsNone('the output', out + err, ['canary']);
      assert.not.match(out + err, 'connectorauth');
    }
    for (const id of [1005, 1014]) {
      assert.equal(JSON.parse(sandbox.readAuthValue(id) ?? ''), stored);
    }
  }),
);

test('tokens that cannot be read are refused without a word of them', async () => {
  const wrong = [
    { ...tokens, expires: 'canary-soon' },
    { ...tokens, refreshExpires: 1_900_000_000 },
    { refreshToken: 'canary-refresh' },
  ];
  for (const each of wrong) {
    for (const { code, out, err } of [
      await cli(['connect', '1005', '--sandbox'], {
        env: { CYCLR_OAUTH_TOKENS: JSON.stringify(each) },
      }),
      await cli(['connect', '1005', '--sandbox'], { input: JSON.stringify({ oauthTokens: each }) }),
    ]) {
      assert.is(code, 2);
      assert.match(err, 'must be one JSON object');
      holdsNone('the output', out + err, ['canary']);
    }
  }
  const broken = await cli(['connect', '1005', '--sandbox'], {
    env: { CYCLR_OAUTH_TOKENS: '{"accessToken":"canary' },
  });
  assert.is(broken.code, 2);
  holdsNone('the output', broken.err, ['canary']);
});

test.run();
