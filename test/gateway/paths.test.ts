import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { base, gatewayOf, send } from '../support/gateway.js';
import { withSandbox } from '../support/sandboxed.js';

for (const path of [
  '',
  '/',
  '/connectors/',
  '/connectors/1001/',
  '/connectors//1001',
  '//connectors/1001',
  '/connectors/01001',
  '/connectors/1e3',
  '/connectors/-1',
  '/connectors/0',
  '/connectors/1001;x=1',
  '/connectors/1001%2Fproperties',
  '/connectors/1001%2f..%2f1002',
  '/connectors/%31001',
  '/connectors/99999999999999999999',
  '/connectors/1001/properties/7',
  '/connectors/1001/oauth',
  '/connectors/1001/lookups',
  '/connectors/1001/lookups/',
  '/connectors/1001/lookups/x',
  '/connectors/1001/lookups/0',
  '/connectors/1001/lookups/701/702',
  '/connectors/1001/lookups/..%2f701',
  '/connectors/1001/triggers/701',
  '/connectors/1001/methods/801',
  '/connectors/1001/test/801',
  '/connectors/1001/install',
  '/connectors/Pipedrive/install',
  '/installable/',
  '/installable/201',
  '/templates',
  '/templates/7b2e3d4c',
  '/templates//install',
  '/templates/a.b/install',
  '/templates/..%2faccount/install',
  '/templates/%2e%2e/install',
  '/cycles/7b2e3d4c',
  '/cycles/..%2f..%2faccounts/prerequisites',
  '/cycles/a%20b/prerequisites',
  `/cycles/${'x'.repeat(65)}/prerequisites`,
  '/oauth/complete/',
  '/oauth/token',
  '/accounts/first/signintoken',
  '/%2e%2e/v1.0/account/connectors',
  '/v1.0/account/connectors',
]) {
  test(
    `${path || 'the bare base'} is not there, and Cyclr is not asked`,
    withSandbox(async (sandbox) => {
      assert.is((await gatewayOf(sandbox)(new Request(`${base}${path}`))).status, 404);
      assert.equal(sandbox.requests(), []);
    }),
  );
}

test(
  'a method is what it is, whatever a header says',
  withSandbox(async (sandbox) => {
    const gateway = gatewayOf(sandbox);
    for (const [method, path, allow] of [
      ['PATCH', '/connectors/1001', 'GET, DELETE'],
      ['POST', '/connectors/1001', 'GET, DELETE'],
      ['HEAD', '/connectors', 'GET, POST'],
      ['DELETE', '/connectors', 'GET, POST'],
      ['GET', '/connectors/1001/deauthenticate', 'POST'],
      ['PUT', '/connectors/1001/deauthenticate', 'POST'],
      ['GET', '/connectors/1001/verify', 'POST'],
      ['GET', '/connectors/1001/lookups/701', 'POST'],
      ['POST', '/installable', 'GET'],
      ['GET', '/templates/7b2e3d4c/install', 'POST'],
      ['POST', '/cycles/7b2e3d4c/prerequisites', 'GET'],
      ['POST', '/connectors/1001/credentials', 'PUT'],
      ['PUT', '/connectors/1002/properties', 'POST'],
      ['POST', '/connectors/1005/oauth/start', 'GET'],
    ] as const) {
      const answer = await gateway(new Request(`${base}${path}`, { method }));
      assert.is(answer.status, 405);
      assert.is(answer.headers.get('allow'), allow);
    }
    const overriding = send(
      'POST',
      '/connectors/1001/credentials',
      { kind: 'apiKey', key: 'k' },
      { 'sec-fetch-site': 'same-origin', 'x-http-method-override': 'PUT' },
    );
    assert.is((await gateway(overriding)).status, 405);
    assert.equal(sandbox.requests(), []);
  }),
);

test.run();
