import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { failure, success } from './outcome.js';
import { withServer } from './scripted-server.js';

const Token = 'a+b/c= &d%';
const minting = ({ url }: { url: string }) =>
  url === '/oauth/token'
    ? undefined
    : { body: { Token, ExpiresAtUtc: '2017-12-08T11:02:48.7436471Z' } };

test(
  'a link carries the connector, a fresh token and the way back, all encoded',
  withServer(minting, async (server) => {
    const returnUrl = 'https://app.example/done?a=1&b=two words+more#é';
    const link = await success(server.client().startSignIn(7, { returnUrl }));
    const url = link.url.reveal();
    assert.is(
      url,
      'https://acme-h.cyclr.com/connectorauth/updateaccountconnectoroauth?id=7&token=a%2Bb%2Fc%3D%20%26d%25' +
        '&targetOrigin=https%3A%2F%2Fapp.example%2Fdone%3Fa%3D1%26b%3Dtwo%20words%2Bmore%23%C3%A9',
    );
    const query = new URL(url).searchParams;
    assert.is(query.get('token'), Token);
    assert.is(query.get('targetOrigin'), returnUrl);
    assert.is(query.has('callbackMessage'), false);
    assert.is(link.expiresAt, Date.UTC(2017, 11, 8, 11, 2, 48, 743));
    assert.not.match(JSON.stringify(link), 'connectorauth');
  }),
);

test(
  'the token is asked for in the name of the user, for the account',
  withServer(minting, async (server) => {
    const accountId = 'Ännä/1 & co';
    await success(server.client({ accountId }).startSignIn(7));
    const request = server.requests.at(-1);
    const encoded = encodeURIComponent(accountId);
    assert.is(request?.method, 'POST');
    assert.is(request?.url, `/v1.0/accounts/${encoded}/signintoken`);
    assert.is(request?.body, '{"Username":"jane@example.com"}');
    assert.is(request?.headers['x-cyclr-account'], encoded);
  }),
);

test(
  'without a way back the browser ends on the service domain',
  withServer(minting, async (server) => {
    const api = server.client({ serviceUrl: 'https://acme-h.cyclr.com/base/' });
    const { url } = await success(api.startSignIn(7));
    assert.match(url.reveal(), /^https:\/\/acme-h\.cyclr\.com\/base\/connectorauth\/update/);
    assert.is(new URL(url.reveal()).searchParams.get('targetOrigin'), 'https://acme-h.cyclr.com/');
  }),
);

test(
  'a date that cannot be read is no reason to fail; a missing token is',
  withServer(
    ({ url }, count) => {
      if (url === '/oauth/token') return undefined;
      return { body: count === 1 ? { Token: 't', ExpiresAtUtc: 'soon' } : {} };
    },
    async (server) => {
      const api = server.client();
      assert.is('expiresAt' in (await success(api.startSignIn(7))), false);
      const error = await failure(api.startSignIn(7));
      assert.is(error.code, 'badResponse');
      assert.match(error.message, 'SignInToken/Token');
    },
  ),
);

test(
  'an account that Cyclr does not know is told as such',
  withServer(
    ({ url }) => (url === '/oauth/token' ? undefined : { status: 404 }),
    async (server) => {
      const error = await failure(server.client().startSignIn(7));
      assert.is(error.code, 'notFound');
      assert.is(error.stage, 'authenticating');
      assert.is(error.message, 'Cyclr does not know this account.');
    },
  ),
);

test.run();
