import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Credentials } from '../../src/domain/credentials.js';
import { Secret } from '../../src/domain/secret.js';
import { failure, success } from './outcome.js';
import { connector } from './samples.js';
import { withServer } from './scripted-server.js';

const accepting = ({ url, body }: { url: string; body: string }) =>
  url === '/oauth/token'
    ? undefined
    : { body: connector(7, { Authenticated: true, AuthValue: JSON.parse(body).AuthValue }) };

const sent = (credentials: Credentials, check: (authValue: string) => void) =>
  withServer(accepting, async (server) => {
    const answer = await success(server.client().authenticate(7, credentials));
    assert.is(answer.authenticated, true);
    assert.equal(server.calls(), ['PUT /v1.0/account/connectors/7']);
    const { body = '', headers } = server.requests.at(-1) ?? {};
    assert.match(headers?.['content-type'] ?? '', 'application/json');
    const parsed = JSON.parse(body);
    assert.equal(Object.keys(parsed), ['AuthValue']);
    check(parsed.AuthValue);
    assert.not.match(JSON.stringify(answer), parsed.AuthValue === '{}' ? '{}' : parsed.AuthValue);
  });

const key = 'kéy "with" \\ signs & +/= 🔑';
test(
  'an API key is sent as it is',
  sent({ kind: 'apiKey', key: Secret.of(key) }, (authValue) => assert.is(authValue, key)),
);

test(
  'a user name and password are sent as base64 of their UTF-8, colons in the password included',
  sent({ kind: 'basic', username: 'jörg', password: Secret.of('p:ä:🔑') }, (authValue) => {
    assert.is(Buffer.from(authValue, 'base64').toString('utf8'), 'jörg:p:ä:🔑');
  }),
);

test(
  'client credentials send an empty object as text',
  sent({ kind: 'tokenGrant' }, (authValue) => assert.is(authValue, '{}')),
);

test(
  'a colon in the user name is refused before anything is sent',
  withServer(accepting, async (server) => {
    const password = Secret.of('secret-password');
    const credentials: Credentials = { kind: 'basic', username: 'a:b', password };
    const error = await failure(server.client().authenticate(7, credentials));
    assert.is(error.code, 'invalidInput');
    assert.is(error.stage, 'authenticating');
    assert.equal(Object.keys(error.fieldErrors ?? {}), ['username']);
    assert.is(server.requests.length, 0);
  }),
);

test(
  'half of a character, which base64 cannot hold, is refused before anything is sent',
  withServer(accepting, async (server) => {
    const password = Secret.of('secret\uD83D');
    const credentials: Credentials = { kind: 'basic', username: '\uDD11', password };
    const error = await failure(server.client().authenticate(7, credentials));
    assert.is(error.code, 'invalidInput');
    assert.equal(Object.keys(error.fieldErrors ?? {}), ['username', 'password']);
    assert.is(server.requests.length, 0);
  }),
);

test(
  'a connector that is not authenticated afterwards is an answer, not an error',
  withServer(
    ({ url }) => (url === '/oauth/token' ? undefined : { body: connector() }),
    async (server) => {
      const answer = await success(server.client().authenticate(7, { kind: 'tokenGrant' }));
      assert.is(answer.authenticated, false);
    },
  ),
);

test.run();
