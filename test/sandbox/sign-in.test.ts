import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  callerOf,
  decide,
  handClock,
  locationOf,
  signInUrl,
  visit,
  withSandbox,
} from './caller.js';

const home = 'https://host.example/done?attempt=1&x=%2B';

test(
  'Allow: the connector is authenticated with JSON tokens and the browser sent to targetOrigin as it was given',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const start = await visit(await signInUrl(sandbox, call, { id: '1005', targetOrigin: home }));
    assert.is(start.status, 302);
    assert.ok(locationOf(start).startsWith(`${sandbox.providerUrl}/authorize?`));
    const page = await visit(locationOf(start));
    assert.match(page.text, /id="allow"/);
    assert.match(page.text, /id="deny"/);
    const back = await decide(sandbox, page, 'allow');
    assert.ok(locationOf(back).startsWith(`${sandbox.serviceUrl}/connector/callback?`));
    const done = await visit(locationOf(back));
    assert.is(done.status, 302);
    assert.is(locationOf(done), home);
    assert.is((await call('GET', '/v1.0/account/connectors/1005')).at('Authenticated'), true);
    assert.equal(Object.keys(JSON.parse(sandbox.readAuthValue(1005) ?? '{}')), [
      'AccessToken',
      'RefreshToken',
      'Expires',
      'RefreshExpires',
    ]);
  }),
);

test(
  'with callbackMessage the last page posts it, escaped, and does not redirect',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const callbackMessage = '</script><b>"hi"';
    const members = { id: '1005', targetOrigin: 'https://host.example', callbackMessage };
    const start = await visit(await signInUrl(sandbox, call, members));
    const back = await decide(sandbox, await visit(locationOf(start)), 'allow');
    const done = await visit(locationOf(back));
    assert.is(done.status, 200);
    assert.match(done.text, /window\.opener\.postMessage\(message, target\)/);
    assert.match(done.text, /window\.parent\.postMessage\(message, target\)/);
    assert.not.match(done.text, '</script><b>');
    const literal = /const message = (.*);/.exec(done.text)?.[1] ?? 'null';
    assert.is(JSON.parse(literal), callbackMessage);
  }),
);

test(
  'Deny: the browser stays on an error page; no redirect, no message, nothing stored',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const members = { id: '1005', targetOrigin: home, callbackMessage: 'secret-word' };
    const start = await visit(await signInUrl(sandbox, call, members));
    const back = await decide(sandbox, await visit(locationOf(start)), 'deny');
    const done = await visit(locationOf(back));
    assert.is(done.status, 400);
    assert.is(locationOf(done), '');
    assert.match(done.text, 'access_denied');
    assert.match(done.text, 'The user denied the request.');
    assert.not.match(done.text, 'postMessage');
    assert.is(sandbox.readAuthValue(1005), null);
  }),
);

test(
  "the error page escapes the third party's words",
  withSandbox(async (sandbox) => {
    const query = new URLSearchParams({ error: '<img onerror=x>', error_description: '"&\'<b>' });
    const page = await visit(`${sandbox.serviceUrl}/connector/callback?${query}`);
    assert.match(page.text, '&lt;img onerror=x&gt;');
    assert.match(page.text, '&quot;&amp;&#39;&lt;b&gt;');
    assert.not.match(page.text, '<img');
  }),
);

const clock = handClock();
test(
  'a sign-in token has 300 seconds and one use, then leads to the 403 page',
  withSandbox(
    async (sandbox) => {
      const call = await callerOf(sandbox);
      const members = { id: '1005', targetOrigin: home };
      const late = await signInUrl(sandbox, call, members);
      clock.advance(299_999);
      const used = await signInUrl(sandbox, call, members);
      assert.is((await visit(used)).status, 302);
      const again = await visit(used);
      assert.is(again.status, 403);
      assert.match(again.text, '403 – Forbidden: Access is denied.');
      clock.advance(1);
      assert.is((await visit(late)).status, 403);
      assert.is((await visit(late.replace(/token=[^&]*/, 'token=made-up'))).status, 403);
    },
    { clock },
  ),
);

test(
  'the first GET spends the token, even one that fails for another reason',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const url = await signInUrl(sandbox, call, { id: '1005', targetOrigin: 'javascript:alert(1)' });
    assert.is((await visit(url)).status, 400);
    const repaired = new URL(url);
    repaired.searchParams.set('targetOrigin', home);
    assert.is((await visit(repaired.href)).status, 403);
  }),
);

test(
  'a token that was not percent-encoded does not work',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const answer = await call('POST', `/v1.0/accounts/${sandbox.accountId}/signintoken`, {
      Username: 'someone new',
    });
    assert.match(String(answer.at('Token')), /\+.*\/.*=$/);
    const path = '/connectorauth/updateaccountconnectoroauth';
    const query = `id=1005&token=${answer.at('Token')}&targetOrigin=https://host.example`;
    assert.is((await visit(`${sandbox.serviceUrl}${path}?${query}`)).status, 403);
  }),
);

test(
  'the expiry has seven fractional digits; a username is needed; an unknown account is 404',
  withSandbox(
    async (sandbox) => {
      const call = await callerOf(sandbox);
      const path = `/v1.0/accounts/${sandbox.accountId}/signintoken`;
      const answer = await call('POST', path, { userName: 'u' });
      assert.is(answer.at('ExpiresAtUtc'), '2026-03-01T12:05:00.0000000Z');
      assert.is((await call('POST', path, {})).status, 400);
      assert.is(
        (await call('POST', '/v1.0/accounts/nobody/signintoken', { Username: 'u' })).status,
        404,
      );
    },
    { clock: handClock() },
  ),
);

test(
  'OAuth 1 goes through the same pages, by request token and verifier',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const members = { id: '1004', targetOrigin: home };
    const denied = await visit(await signInUrl(sandbox, call, members));
    assert.match(locationOf(denied), 'oauth_token=');
    const no = await decide(sandbox, await visit(locationOf(denied)), 'deny');
    assert.match((await visit(locationOf(no))).text, 'user_refused');
    assert.is(sandbox.readAuthValue(1004), null);

    const start = await visit(await signInUrl(sandbox, call, members));
    const yes = await decide(sandbox, await visit(locationOf(start)), 'allow');
    assert.is(locationOf(await visit(locationOf(yes))), home);
    assert.is((await call('GET', '/v1.0/account/connectors/1004')).at('Authenticated'), true);
  }),
);

test(
  'Dynamics fails on the error page until Resource is set, and goes on once it is',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const members = { id: '1006', targetOrigin: home };
    const early = await visit(await signInUrl(sandbox, call, members));
    assert.is(early.status, 400);
    assert.match(early.text, 'Resource');
    const { properties } = sandbox.demoAnswers(1006);
    const path = '/v1.0/account/connectors/1006/properties';
    const wrong = await call('POST', path, { Name: 'Resource', Value: 'https://other.test' });
    const refused = await visit(locationOf(await visit(await signInUrl(sandbox, call, members))));
    assert.match((await visit(locationOf(refused))).text, 'invalid_resource');
    await call('PUT', `${path}/${wrong.at('Id')}`, {
      Name: 'Resource',
      Value: properties.Resource,
    });
    const page = await visit(locationOf(await visit(await signInUrl(sandbox, call, members))));
    assert.match(page.text, /id="allow"/);
  }),
);

test(
  'a password grant shows no page: right properties come straight back, wrong ones stop at an error',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const members = { id: '1008', targetOrigin: home };
    const path = '/v1.0/account/connectors/1008/properties';
    const answers = { ...sandbox.demoAnswers(1008).properties, Password: 'wrong' };
    for (const [Name, Value] of Object.entries(answers)) await call('POST', path, { Name, Value });
    const refused = await visit(await signInUrl(sandbox, call, members));
    assert.is(refused.status, 400);
    assert.match(refused.text, 'invalid_grant');
    const right = sandbox.demoAnswers(1008).properties.Password;
    await call('POST', path, { Name: 'Password', Value: right });
    assert.is(locationOf(await visit(await signInUrl(sandbox, call, members))), home);
    assert.is((await call('GET', '/v1.0/account/connectors/1008')).at('Authenticated'), true);
  }),
);

test(
  'client credentials take "{}" by API, or the same browser address',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const one = '/v1.0/account/connectors/1007';
    for (const [Name, Value] of Object.entries(sandbox.demoAnswers(1007).properties)) {
      await call('POST', `${one}/properties`, { Name, Value });
    }
    const answer = await call('PUT', one, { AuthValue: '{}' });
    assert.is(answer.at('Authenticated'), true);
    await call('PUT', `${one}/deauthenticate`);
    const url = await signInUrl(sandbox, call, { id: '1007', targetOrigin: home });
    assert.is(locationOf(await visit(url)), home);
  }),
);

test(
  'a connector of another kind, an unknown one, and a replayed callback end on the error page',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const key = await visit(await signInUrl(sandbox, call, { id: '1001', targetOrigin: home }));
    assert.is(key.status, 400);
    const none = await visit(await signInUrl(sandbox, call, { id: '9999', targetOrigin: home }));
    assert.is(none.status, 404);
    const start = await visit(await signInUrl(sandbox, call, { id: '1005', targetOrigin: home }));
    const page = await visit(locationOf(start));
    const back = await decide(sandbox, page, 'allow');
    await visit(locationOf(back));
    assert.match((await visit(locationOf(back))).text, 'invalid_state');
    assert.is((await decide(sandbox, page, 'allow')).status, 400);
  }),
);

test(
  'the third party never redirects to an address that is not registered',
  withSandbox(async (sandbox) => {
    const query = new URLSearchParams({
      client_id: 'sandbox-app-302',
      response_type: 'code',
      redirect_uri: 'https://evil.example/',
    });
    const page = await visit(`${sandbox.providerUrl}/authorize?${query}`);
    assert.is(page.status, 400);
    assert.is(locationOf(page), '');
  }),
);

test.run();
