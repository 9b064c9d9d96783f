import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { canaryScan } from '../support/canaries.js';
import {
  askToken,
  callerOf,
  decide,
  locationOf,
  signInUrl,
  tokenOf,
  visit,
  withSandbox,
} from './caller.js';

const one = '/v1.0/account/connectors/1001';

test(
  'the log tells what was asked of whom and how it was answered',
  withSandbox(
    async (sandbox) => {
      const call = await callerOf(sandbox);
      await call('GET', `${one}?page=2`);
      assert.equal(sandbox.requests(), [
        {
          at: 5,
          server: 'api',
          method: 'POST',
          path: '/oauth/token',
          status: 200,
          begin: 1,
          end: 2,
        },
        {
          at: 5,
          server: 'api',
          method: 'GET',
          path: `${one}?page=2`,
          accountHeader: sandbox.accountId,
          status: 200,
          begin: 3,
          end: 4,
        },
      ]);
    },
    { clock: { now: () => 5 } },
  ),
);

test(
  'requests that ran side by side overlap in the log, and those in a row do not',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    sandbox.addFault({ match: { connectorId: 1001 }, fault: { kind: 'latency', ms: 5 } });
    await Promise.all([call('GET', one), call('GET', one)]);
    await call('GET', one);
    const [, first, second, third] = sandbox.requests();
    assert.ok(Number(second?.begin) < Number(first?.end));
    assert.ok(Number(third?.begin) > Math.max(Number(first?.end), Number(second?.end)));
  }),
);

test(
  'no secret that passes through the three servers reaches the log or the connector records',
  withSandbox(async (sandbox) => {
    const canary = 'CANARY-7f3a';
    const call = await callerOf(sandbox);
    await askToken(sandbox, { client_secret: canary });
    await call('PUT', one, { AuthValue: canary, Properties: [{ Name: 'P', Value: canary }] });
    await call('POST', `${one}/properties`, { Name: 'Q', Value: canary });
    await call('GET', `${one}?AuthValue=${canary}&${canary}=1&page=${canary}&id=${canary}`);
    await fetch(`${sandbox.apiUrl}${one}`, {
      headers: { Authorization: `Bearer ${canary}`, 'X-Cyclr-Account': canary },
    });
    const members = {
      id: '1005',
      targetOrigin: `https://host.example/?a=${canary}`,
      callbackMessage: canary,
    };
    const url = await signInUrl(sandbox, call, members);
    const page = await visit(locationOf(await visit(url)));
    const back = await decide(sandbox, page, 'allow');
    await visit(locationOf(back));
    await visit(`${sandbox.serviceUrl}/connector/callback?error=${canary}`);

    const seen = JSON.stringify([sandbox.requests(), sandbox.connectors()]);
    const scan = canaryScan({ canary, 'client secret': sandbox.clientSecret });
    for (const [name, secret] of [
      ['token', await tokenOf(sandbox)],
      ['sign-in token', new URL(url).searchParams.get('token')],
      ['code', new URL(locationOf(back)).searchParams.get('code')],
      ['state', new URL(locationOf(back)).searchParams.get('state')],
      ['AuthValue', sandbox.readAuthValue(1005)],
    ] as const) {
      assert.ok(secret !== null && secret.length > 5);
      scan.add(name, secret);
    }
    scan.sandbox(sandbox);
    scan.holdsNone('sandbox log', 'sandbox records');
    assert.match(seen, 'token=[redacted]');
    assert.match(seen, '(unknown)');
  }),
);

test.run();
