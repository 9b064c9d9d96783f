import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { decodeSeed } from '../../src/sandbox/index.js';
import { type Answer, callerOf, withSandbox } from './caller.js';

const list = '/v1.0/account/connectors';
const base = (answer: Answer, member: string) => answer.at('Connector', 'Parameters', 0, member);

test(
  'what is looked up in the app becomes required once the connector is authenticated',
  withSandbox(async (sandbox) => {
    const call = await callerOf(sandbox);
    const catalogue = await call('GET', '/v1.0/connectors/Airtable');
    assert.is(catalogue.at(0, 'Parameters', 0, 'Triggers', 0, 'AccountConnectorId'), 0);
    const installed = await call('POST', '/v1.0/connectors/205/install', {});
    const id = Number(installed.at('Id'));
    assert.is(base(installed, 'IsOptional'), true);
    assert.is(base(installed, 'TriggerName'), 'List Bases');
    const [trigger] = [base(installed, 'Triggers')].flat();
    assert.equal(trigger, {
      AccountConnectorId: id,
      MethodId: 0,
      Name: 'List Bases',
      HumanReadableKey: '[items].name',
      IdentifierKey: '[items].id',
      SubTriggers: [],
      EntityId: 0,
      TriggerId: 705,
    });
    const { apiKey } = sandbox.demoAnswers(id);
    const saved = await call('PUT', `${list}/${id}`, { AuthValue: apiKey });
    assert.is(base(saved, 'IsOptional'), false);
    assert.is(base(await call('GET', `${list}/${id}`), 'IsOptional'), false);
    await call('PUT', `${list}/${id}/deauthenticate`);
    assert.is(base(await call('GET', `${list}/${id}`), 'IsOptional'), true);
  }),
);

test(
  'a native connector is open to its test, which needs a right key and then the base',
  withSandbox(
    async (sandbox) => {
      const call = await callerOf(sandbox);
      const id = Number((await call('POST', '/v1.0/connectors/205/install', {})).at('Id'));
      assert.is(sandbox.connectors().find((one) => one.id === id)?.native, true);
      const trial = () => call('POST', `${list}/${id}/test/805`, {});
      const lookup = () => call('POST', `${list}/${id}/triggers/705`, {});
      assert.is((await trial()).status, 400);
      assert.is((await lookup()).status, 400);
      // the base cannot be known yet, so it is no reason to refuse the key
      const put = (AuthValue = '') => call('PUT', `${list}/${id}`, { AuthValue });
      assert.is((await put('wrong')).status, 400);
      const { apiKey, properties } = sandbox.demoAnswers(id);
      assert.is((await put(apiKey)).at('Authenticated'), true);
      assert.is((await lookup()).rows, 2);
      assert.is((await trial()).at('Message'), 'A value is needed first for: BaseId.');
      const Value = properties.BaseId;
      await call('POST', `${list}/${id}/properties`, { Name: 'BaseId', Value });
      assert.equal((await trial()).json, { tables: [{ id: 'tblSandbox', name: 'Open' }] });
    },
    { unknowns: { authValueCheck: 'reject400' } },
  ),
);

const seedWith = (parameter: object) => ({
  connectors: [
    {
      id: 9,
      name: 'App',
      authType: 'OAuth2',
      parameters: [{ id: 1, targetName: 'List', ...parameter }],
      triggers: [{ id: 7, name: 'Lists', options: [] }],
    },
  ],
  accounts: [{ id: 'a', connectors: [{ id: 1, connectorId: 9 }] }],
});

test(
  'a parameter may only name its trigger, which is then found in the list of the connector',
  withSandbox(
    async (sandbox) => {
      const answer = await (await callerOf(sandbox))('GET', `${list}/1`);
      assert.is(base(answer, 'TriggerName'), 'Lists');
      assert.is(base(answer, 'Triggers'), null);
      assert.is(base(answer, 'IsOptional'), false);
      assert.is(answer.at('Connector', 'Triggers', 0, 'TriggerId'), 7);
      assert.equal(sandbox.connectors()[0]?.propertiesRequired, []);
    },
    { seed: seedWith({ triggerName: 'Lists' }) },
  ),
);

test('a seed whose parameter points at no trigger is refused', () => {
  assert.equal(decodeSeed(seedWith({ triggerId: 7 }))._tag, 'Right');
  assert.equal(decodeSeed(seedWith({ triggerId: 8 })), {
    _tag: 'Left',
    left: ['connectors[0].parameters[0].triggerId should be the id of one of triggers'],
  });
});

test.run();
