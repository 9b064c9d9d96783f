import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callerOf, withSandbox } from './caller.js';

test(
  'one connector by id, an array by name, a filtered page by query',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    assert.is((await call('GET', '/v1.0/connectors/201')).at('Name'), 'Pipedrive');
    assert.is((await call('GET', '/v1.0/connectors/pipedrive')).at(0, 'Id'), 201);
    assert.is((await call('GET', '/v1.0/connectors/Pipedrive/1.0')).rows, 1);
    assert.is((await call('GET', '/v1.0/connectors/Pipedrive/9.9')).rows, 0);
    assert.is((await call('GET', '/v1.0/connectors/99999')).status, 404);
    assert.is((await call('GET', '/v1.0/connectors?query=pipe')).rows, 1);
    assert.is((await call('GET', '/v1.0/connectors?category=crm&pageSize=2')).rows, 2);
  }),
);

test(
  'install needs a free name, known properties and a body',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const install = (body?: unknown) => call('POST', '/v1.0/connectors/202/install', body);
    const message = async (body: unknown) => (await install(body)).at('Message');
    assert.is(await message({}), "Account connector name 'Mailgun' is in use.");
    assert.is(
      await message({ Name: 'M2', Properties: [{ Id: 0, Name: 'Nope', Value: 'x' }] }),
      "There is not a connector property that matches name 'Nope'.",
    );
    assert.is(
      await message({ Name: 'M2', Properties: [{ Name: 'UserAgent', Value: 'x' }] }),
      "Connector property name 'UserAgent' is not an account connector property.",
    );
    assert.is((await install()).status, 500);
    const installed = await install({
      Name: 'M2',
      Properties: [{ Id: 0, Name: 'Domain', Value: 'a.test' }],
      AuthValue: 'key',
    });
    assert.is(installed.status, 200);
    assert.is(installed.at('Authenticated'), true);
    assert.is(installed.at('Properties', 0, 'Value'), 'a.test');
    const again = await call('GET', `/v1.0/account/connectors/${installed.at('Id')}`);
    assert.equal(again.json, installed.json);
  }),
);

test(
  'install takes the method it is given, else the default one',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const install = (body: unknown) => call('POST', '/v1.0/connectors/HubSpot/v3/install', body);
    const byDefault = await install({ Name: 'H1' });
    const chosen = await install({
      Name: 'H2',
      AuthenticationId: '4F0C5D1E-6B1A-4A55-9A53-0C8A7F2B3D01',
    });
    assert.is(byDefault.at('Connector', 'AuthType'), 'OAuth2');
    assert.is(chosen.at('Connector', 'AuthType'), 'ApiKey');
    assert.is((await install({ Name: 'H3', AuthenticationId: 'x' })).status, 400);
  }),
);

test(
  'a draft cannot be installed',
  withSandbox(
    async (sandbox) => {
      const call = await callerOf(sandbox);
      const answer = await call('POST', '/v1.0/connectors/9/install', {});
      assert.equal(answer.json, { Message: 'Connector 9 is a draft and cannot be installed.' });
    },
    {
      seed: {
        connectors: [{ id: 9, name: 'Draft', authType: 'ApiKey', draft: true }],
        accounts: [{ id: 'a', connectors: [] }],
      },
    },
  ),
);

test(
  'an installed template names the connectors to authenticate, and its cycle lists what is missing',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const id = (await call('GET', '/v1.0/templates')).at(0, 'Id');
    const cycle = await call('POST', `/v1.0/templates/${id}/install`, {});
    assert.is(cycle.at('Status'), 'Paused');
    assert.is(cycle.at('Connectors', 0, 'AccountConnectorId'), 1001);
    const missing = () => call('GET', `/v1.0/cycles/${cycle.at('Id')}/prerequisites`);
    const before = await missing();
    assert.is(before.rows, 2);
    assert.is(before.at(0, 'ReasonCode'), 20);
    assert.is(before.at(0, 'ObjectId'), 1001);
    await call('PUT', '/v1.0/account/connectors/1001', { AuthValue: 'key' });
    assert.is((await missing()).rows, 1);
    assert.is((await call('POST', '/v1.0/templates/x/install', {})).status, 400);
    assert.is((await call('GET', '/v1.0/cycles/x/prerequisites')).status, 400);

    assert.is((await call('DELETE', '/v1.0/account/connectors/1001')).status, 200);
    sandbox.setUnknowns({ deleteInUse: 'reject409' });
    assert.is((await call('DELETE', '/v1.0/account/connectors/1002')).status, 409);
  }),
);

test(
  'lookups and tests work only with a credential the third party takes',
  withSandbox(
    async (sandbox) => {
      const call = await callerOf(sandbox);
      const one = '/v1.0/account/connectors/1001';
      const lookup = () => call('POST', `${one}/triggers/701`, {});
      const trial = () => call('GET', `${one}/test/9c7a1c51-5c29-4bb1-9b0d-8a6f3f1d0801`);
      assert.is((await lookup()).status, 400);
      await call('PUT', one, { AuthValue: 'wrong' });
      assert.is((await trial()).status, 400);
      await call('PUT', one, { AuthValue: sandbox.demoAnswers(1001).apiKey });
      assert.equal((await lookup()).at(0), { Name: 'Sales', Value: '1' });
      assert.is((await trial()).status, 200);
      assert.is((await call('POST', `${one}/triggers/1`, {})).status, 404);
      assert.is((await call('GET', `${one}/methods/1`)).status, 404);
    },
    { unknowns: { methodCalls: 'allowed' } },
  ),
);

test.run();
