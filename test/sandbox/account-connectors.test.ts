import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callerOf, withSandbox } from './caller.js';

const list = '/v1.0/account/connectors';

test(
  'the list is a bare array with its pages counted in headers; past the end it is empty',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const total = sandbox.connectors().length;
    const first = await call('GET', `${list}?page=1&pageSize=6`);
    assert.is(first.rows, 6);
    assert.is(first.headers.get('total-pages'), String(Math.ceil(total / 6)));
    assert.is(first.headers.get('total-records'), String(total));
    const beyond = await call('GET', `${list}?page=99&pageSize=6`);
    assert.is(beyond.status, 200);
    assert.equal(beyond.json, []);
    assert.is((await call('GET', `${list}?pageSize=100`)).rows, total);
    assert.is((await call('GET', `${list}?pageSize=lots&page=-1`)).rows, total);
  }),
);

test(
  'one connector carries integer ids, its release, its parameters and its methods',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const answer = await call('GET', `${list}/1002`);
    assert.is(answer.at('Id'), 1002);
    assert.is(answer.at('Authenticated'), false);
    assert.is(answer.at('AuthValue'), null);
    assert.is(answer.at('Connector', 'Id'), 202);
    assert.is(answer.at('Connector', 'AuthType'), 'ApiKey');
    assert.is(answer.at('Connector', 'Parameters', 0, 'TargetName'), 'Domain');
    assert.is(answer.at('Connector', 'Parameters', 2, 'IsSensitive'), true);
    assert.is(answer.at('Connector', 'Parameters', 3, 'IsOptional'), true);
    assert.equal(answer.at('Connector', 'Parameters', 1, 'Values'), ['US', 'EU']);
    assert.is(answer.at('Connector', 'Authentication', 0, 'AuthType'), 'ApiKey');
    assert.equal(answer.at('Properties'), []);
    assert.equal(answer.at('CustomFields'), []);
  }),
);

test(
  'a trailing slash is tolerated and every answer says nosniff',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    for (const path of [
      `${list}/1001/`,
      `${list}/`,
      `${list}/9999`,
      '/nowhere',
      '/v1.0/connectors/',
    ]) {
      const answer = await call('GET', path);
      assert.is(answer.headers.get('x-content-type-options'), 'nosniff', path);
    }
    assert.is((await call('GET', `${list}/1001/`)).status, 200);
  }),
);

test(
  'an unknown id is 404 and a malformed one 400',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    for (const [method, path] of [
      ['GET', `${list}/9999`],
      ['PUT', `${list}/9999`],
      ['DELETE', `${list}/9999`],
      ['PUT', `${list}/9999/deauthenticate`],
    ] as const) {
      assert.is((await call(method, path, method === 'PUT' ? {} : undefined)).status, 404, path);
    }
    assert.is((await call('GET', `${list}/abc`)).status, 400);
  }),
);

test(
  'storing a key sets Authenticated and echoes it, whether or not it would work',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const answer = await call('PUT', `${list}/1001`, { AuthValue: '0000' });
    assert.is(answer.status, 200);
    assert.is(answer.at('Authenticated'), true);
    assert.is(answer.at('AuthValue'), '0000');
    assert.is(sandbox.readAuthValue(1001), '0000');
  }),
);

test(
  'a PUT changes only what it names',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    await call('PUT', `${list}/1001`, { AuthValue: 'key' });
    const answer = await call('PUT', `${list}/1001`, { Description: 'ours' });
    assert.is(answer.at('Description'), 'ours');
    assert.is(answer.at('Name'), 'Pipedrive');
    assert.is(answer.at('AuthValue'), 'key');
    assert.is(answer.at('Authenticated'), true);
  }),
);

test(
  'a name must be there and be free, and a refused PUT leaves nothing half done',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const taken = await call('PUT', `${list}/1001`, { Name: 'Mailgun', AuthValue: 'key' });
    assert.is(taken.status, 400);
    assert.equal(taken.json, { Message: "Account connector name 'Mailgun' is in use." });
    assert.is(sandbox.readAuthValue(1001), null);
    const empty = await call('PUT', `${list}/1001`, { Name: '' });
    assert.equal(empty.json, { Message: 'Name is required' });
    assert.is((await call('PUT', `${list}/1001`, { Name: 'Pipedrive' })).status, 200);
  }),
);

test(
  'deauthenticate forgets the credential, keeps the properties, and says so',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    await call('POST', `${list}/1002/properties`, { Name: 'Region', Value: 'EU' });
    await call('PUT', `${list}/1002`, { AuthValue: 'key' });
    const answer = await call('PUT', `${list}/1002/deauthenticate`);
    assert.equal(answer.json, { Message: "Connector 'Mailgun' successfully de-authenticated." });
    assert.is(sandbox.readAuthValue(1002), null);
    assert.is(sandbox.readProperty(1002, 'Region'), 'EU');
    assert.is((await call('GET', `${list}/1002`)).at('Authenticated'), false);
  }),
);

test(
  'a deleted connector is gone, and deleting it again is 404',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    assert.is((await call('DELETE', `${list}/1001`)).status, 200);
    assert.is((await call('GET', `${list}/1001`)).status, 404);
    assert.is((await call('DELETE', `${list}/1001`)).status, 404);
  }),
);

test(
  'a None connector counts as authenticated once its required properties are set',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    assert.is((await call('GET', `${list}/1010`)).at('Authenticated'), false);
    await call('POST', `${list}/1010/properties`, { Name: 'FeedUrl', Value: 'https://x.test' });
    assert.is((await call('GET', `${list}/1010`)).at('Authenticated'), true);
    assert.is((await call('GET', `${list}/1011`)).at('Authenticated'), true);
  }),
);

test(
  'of several methods, the one an instance was installed with shows at the top',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const token = await call('GET', `${list}/1013`);
    const oauth = await call('GET', `${list}/1014`);
    assert.is(token.at('Connector', 'AuthType'), 'ApiKey');
    assert.is(oauth.at('Connector', 'OAuth2Type'), 'AuthorisationCode');
    assert.is(oauth.at('Connector', 'Authentication', 1, 'AuthName'), 'Sign in with HubSpot');
  }),
);

test(
  'an account sees its own connectors only',
  withSandbox(
    async (sandbox) => {
      const a = await callerOf(sandbox);
      const b = await callerOf(sandbox, { account: 'b' });
      assert.is((await a('GET', `${list}/1`)).status, 200);
      assert.is((await b('GET', `${list}/1`)).status, 404);
      assert.is((await b('GET', list)).rows, 1);
    },
    {
      seed: {
        connectors: [{ id: 9, name: 'App', authType: 'ApiKey' }],
        accounts: [
          { id: 'a', connectors: [{ id: 1, connectorId: 9 }] },
          { id: 'b', connectors: [{ id: 2, connectorId: 9 }] },
        ],
      },
    },
  ),
);

test.run();
