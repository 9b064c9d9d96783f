import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { askToken, callerOf, handClock, read, tokenOf, withSandbox } from './caller.js';

test(
  'client credentials in the form give a token of 14 days, with the dotted members',
  withSandbox(
    async (sandbox) => {
      const answer = await askToken(sandbox);
      assert.is(answer.status, 200);
      assert.is(answer.at('token_type'), 'bearer');
      assert.is(answer.at('expires_in'), 1_209_599);
      assert.is(answer.at('clientId'), sandbox.clientId);
      assert.is(answer.at('.refresh'), 'False');
      assert.is(answer.at('.issued'), 'Sun, 01 Mar 2026 12:00:00 GMT');
      assert.is(answer.at('.expires'), 'Sun, 15 Mar 2026 12:00:00 GMT');
    },
    { clock: handClock() },
  ),
);

test(
  'the client may also identify itself by HTTP Basic',
  withSandbox(async (sandbox) => {
    const basic = Buffer.from(`${sandbox.clientId}:${sandbox.clientSecret}`).toString('base64');
    const answer = await read(
      await fetch(`${sandbox.apiUrl}/oauth/token`, {
        method: 'POST',
        headers: { Authorization: `Basic ${basic}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      }),
    );
    assert.is(answer.status, 200);
  }),
);

test(
  'a wrong secret, grant or scope is refused in OWIN words',
  withSandbox(async (sandbox) => {
    const secret = await askToken(sandbox, { client_secret: 'wrong' });
    assert.is(secret.status, 400);
    assert.equal(secret.json, { error: 'invalid_client' });
    const grant = await askToken(sandbox, { grant_type: 'password' });
    assert.equal(grant.json, { error: 'unsupported_grant_type' });
    const scope = await askToken(sandbox, { scope: 'account:nobody' });
    assert.equal(scope.json, { error: 'invalid_scope' });
    assert.is((await askToken(sandbox, { scope: 'everything' })).status, 400);
  }),
);

const clock = handClock();
test(
  'a token works to its last millisecond and not beyond, and several live side by side',
  withSandbox(
    async (sandbox) => {
      const first = await callerOf(sandbox);
      const hour = 3_600_000;
      clock.advance(hour);
      const second = await callerOf(sandbox);
      assert.is((await first('GET', '/v1.0/account/connectors')).status, 200);
      clock.advance(14 * 24 * hour - hour - 1);
      assert.is((await first('GET', '/v1.0/account/connectors')).status, 200);
      clock.advance(1);
      assert.is((await first('GET', '/v1.0/account/connectors')).status, 401);
      assert.is((await second('GET', '/v1.0/account/connectors')).status, 200);
    },
    { clock },
  ),
);

test(
  'account calls need a bearer and a known account: 401 otherwise',
  withSandbox(async (sandbox) => {
    const token = await tokenOf(sandbox);
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${sandbox.apiUrl}/v1.0/account/connectors`, { headers })).status;
    const bearer = { Authorization: `Bearer ${token}` };
    assert.is(await status({ 'X-Cyclr-Account': sandbox.accountId }), 401);
    assert.is(
      await status({ Authorization: 'Bearer x', 'X-Cyclr-Account': sandbox.accountId }),
      401,
    );
    assert.is(await status(bearer), 401);
    assert.is(await status({ ...bearer, 'X-Cyclr-Account': '' }), 401);
    assert.is(await status({ ...bearer, 'X-Cyclr-Account': 'nobody' }), 401);
    assert.is(await status({ ...bearer, 'X-Cyclr-Account': sandbox.accountId }), 200);
  }),
);

test(
  'the token endpoint also answers on the service domain',
  withSandbox(async (sandbox) => {
    const answer = await fetch(`${sandbox.serviceUrl}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: sandbox.clientId,
        client_secret: sandbox.clientSecret,
      }),
    });
    assert.is(answer.status, 200);
  }),
);

test(
  'revoked tokens stop working at once, and a new one is had for the asking',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    sandbox.revokeTokens();
    assert.is((await call('GET', '/v1.0/account/connectors')).status, 401);
    const again = await callerOf(sandbox);
    assert.is((await again('GET', '/v1.0/account/connectors')).status, 200);
  }),
);

test.run();
