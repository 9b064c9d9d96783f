import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { callerOf, withSandbox } from './caller.js';

const all = '/v1.0/account/connectors/1002/properties';

test(
  'a property is created, read, changed under the same id, and deleted',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const created = await call('POST', all, { Id: 0, Name: 'Domain', Value: 'a.test' });
    assert.is(created.status, 200);
    assert.type(created.at('Id'), 'number');
    assert.is(created.at('AccountConnectorId'), 1002);
    const one = `${all}/${created.at('Id')}`;
    assert.equal((await call('GET', one)).json, created.json);
    const changed = await call('PUT', one, { Name: 'Domain', Value: 'b.test' });
    assert.is(changed.at('Id'), created.at('Id'));
    assert.is(changed.at('Value'), 'b.test');
    assert.is(sandbox.readProperty(1002, 'Domain'), 'b.test');
    assert.is((await call('DELETE', one)).status, 200);
    assert.is((await call('GET', one)).status, 404);
    assert.is((await call('PUT', one, { Value: 'x' })).status, 404);
    assert.is((await call('DELETE', one)).status, 404);
    assert.equal((await call('GET', all)).json, []);
  }),
);

test(
  'POST takes a name that no parameter has, as the real one does; a missing name it does not',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    assert.is((await call('POST', all, { Name: 'Domian', Value: 'x' })).status, 200);
    const nameless = await call('POST', all, { Value: 'x' });
    assert.is(nameless.status, 400);
    assert.equal(nameless.json, { Message: 'Name is required' });
  }),
);

test(
  'the list is sorted by name when asked, either way',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    for (const Name of ['SigningKey', 'Domain', 'Region']) {
      await call('POST', all, { Name, Value: 'x' });
    }
    const up = await call('GET', `${all}?sortOrderAsc=true&orderBy=Name`);
    const down = await call('GET', `${all}?sortOrderAsc=false&orderBy=Name`);
    assert.is(up.at(0, 'Name'), 'Domain');
    assert.is(down.at(0, 'Name'), 'SigningKey');
  }),
);

test(
  'three properties posted at once are all stored, under ids of their own',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const answers = await Promise.all(
      ['Domain', 'Region', 'SigningKey'].map((Name) => call('POST', all, { Name, Value: Name })),
    );
    assert.is(new Set(answers.map((answer) => answer.at('Id'))).size, 3);
    assert.is((await call('GET', all)).rows, 3);
  }),
);

test(
  'a property of one connector is not found under another',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const id = (await call('POST', all, { Name: 'Domain', Value: 'a' })).at('Id');
    assert.is((await call('GET', `/v1.0/account/connectors/1003/properties/${id}`)).status, 404);
    assert.is((await call('GET', '/v1.0/account/connectors/9999/properties')).status, 404);
    assert.is((await call('GET', `${all}/none`)).status, 400);
  }),
);

test(
  'Properties in a PUT of the connector are written beside AuthValue',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const answer = await call('PUT', '/v1.0/account/connectors/1003', {
      AuthValue: 'dTpw',
      Properties: [{ Name: 'Subdomain', Value: 'acme' }],
    });
    assert.is(answer.at('Properties', 0, 'Value'), 'acme');
    assert.is(answer.at('Authenticated'), true);
  }),
);

test.run();
