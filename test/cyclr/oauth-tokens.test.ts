import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { OAuthTokens } from '../../src/domain/credentials.js';
import { Secret } from '../../src/domain/secret.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { failure, success } from './outcome.js';
import { scripted } from './property-server.js';
import { withServer } from './scripted-server.js';

const accessToken = Secret.of('CANARY "access" é\\/');
const refreshToken = Secret.of('CANARY-refresh');
const all: OAuthTokens = {
  accessToken,
  refreshToken,
  expires: Date.UTC(2030, 0, 2, 3, 4, 5),
  refreshExpires: Date.UTC(2031, 0, 1),
};

test(
  'tokens of one’s own are stored as JSON in a text, and the connector is authenticated',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    const saved = await success(api.authenticate(1005, { kind: 'oauthTokens', tokens: all }));
    assert.is(saved.authenticated, true);
    assert.equal(JSON.parse(sandbox.readAuthValue(1005) ?? ''), {
      AccessToken: accessToken.reveal(),
      RefreshToken: 'CANARY-refresh',
      Expires: '2030-01-02T03:04:05.000Z',
      RefreshExpires: '2031-01-01T00:00:00.000Z',
    });
    assert.not.match(inspect(saved, { depth: null }) + JSON.stringify(saved), 'CANARY');
  }),
);

test(
  'what is not known is left out',
  withSandbox(async (sandbox) => {
    const api = clientOf(sandbox);
    const tokens = { accessToken: Secret.of('a') };
    await success(api.authenticate(1005, { kind: 'oauthTokens', tokens }));
    assert.is(sandbox.readAuthValue(1005), '{"AccessToken":"a"}');
  }),
);

test(
  'no token comes back in a message, in whatever form it is echoed',
  withServer(
    scripted(({ body }) => {
      const { AuthValue } = JSON.parse(body);
      const { AccessToken, RefreshToken } = JSON.parse(AuthValue);
      const inside = JSON.stringify(JSON.stringify(AccessToken));
      const echo = [
        AccessToken,
        RefreshToken,
        AuthValue,
        body,
        inside,
        encodeURIComponent(AccessToken),
      ];
      return { status: 400, body: { Message: echo.join(' | '), ModelState: { a: echo } } };
    }),
    async (server) => {
      const credentials = { kind: 'oauthTokens', tokens: all } as const;
      const error = await failure(server.client().authenticate(7, credentials));
      assert.is(error.code, 'rejected');
      assert.not.match(inspect(error, { depth: null }) + JSON.stringify(error), /CANARY|refresh"/);
    },
  ),
);

test(
  'an empty token and a date that is none are refused before anything is sent',
  withServer(
    scripted(() => ({})),
    async (server) => {
      const refused = async (tokens: OAuthTokens) => {
        const error = await failure(
          server.client().authenticate(7, { kind: 'oauthTokens', tokens }),
        );
        assert.equal([error.code, error.stage], ['invalidInput', 'authenticating']);
        return Object.keys(error.fieldErrors ?? {});
      };
      assert.equal(await refused({ ...all, accessToken: Secret.of(' ') }), ['accessToken']);
      assert.equal(await refused({ ...all, expires: Number.NaN, refreshExpires: 1e300 }), [
        'expires',
        'refreshExpires',
      ]);
      assert.is(server.requests.length, 0);
    },
  ),
);

test.run();
