import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { read } from './wire-reading.js';
import { withParameter } from './wire-samples.js';

const canary = 'CANARY-41ab';

const fieldOf = (parameter: object, ...properties: object[]) => {
  const [field] = read(withParameter(parameter, ...properties)).fields;
  if (!field) throw new Error('there should be a field');
  return field;
};

const namesOf = (parameters: readonly object[]): readonly string[] => {
  const sample = withParameter({});
  const value = { ...sample, Connector: { ...sample.Connector, Parameters: parameters } };
  return read(value).fields.map(({ name }) => name);
};

const own = { IsAccountConnectorProperty: true };

test('only what is supplied for each account connector is asked for', () => {
  assert.equal(
    namesOf([
      { TargetName: 'mine', ...own },
      { TargetName: 'partner', IsAccountConnectorProperty: false },
      { TargetName: 'unsaid' },
    ]),
    ['mine'],
  );
});

test('fields come by display order, then by name, and each name once', () => {
  assert.equal(
    namesOf([
      { TargetName: 'c', DisplayOrder: 2, ...own },
      { TargetName: 'b', DisplayOrder: 1, ...own },
      { TargetName: 'a', DisplayOrder: 2, ...own },
      { TargetName: 'b', DisplayOrder: 3, ...own },
      { TargetName: 'unordered', ...own },
    ]),
    ['unordered', 'b', 'a', 'c'],
  );
});

test('a field says what it is called, what it takes and whether it is needed', () => {
  assert.equal(
    fieldOf({
      Name: 'Your domain',
      Description: 'As in the address bar.',
      IsOptional: false,
      DataType: 'Text',
      Values: ['a', 'b'],
      DisplayOrder: 4,
    }),
    {
      name: 'Domain',
      label: 'Your domain',
      help: 'As in the address bar.',
      required: true,
      sensitive: false,
      type: 'text',
      options: ['a', 'b'],
      order: 4,
      isSet: false,
    },
  );
  const bare = fieldOf({ Name: 'null', Description: ' ' });
  assert.is(bare.label, 'Domain');
  assert.is(bare.help, undefined);
  assert.is(bare.required, false);
});

test('every data type becomes one a form can check', () => {
  const types = { Boolean: 'boolean', Integer: 'integer', Decimal: 'decimal', Float: 'decimal' };
  for (const [word, type] of Object.entries({ ...types, DateTime: 'dateTime', File: 'text' })) {
    assert.is(fieldOf({ DataType: word }).type, type);
  }
  for (const word of ['Text', 'Undefined', 'Colour', undefined]) {
    assert.is(fieldOf({ DataType: word }).type, 'text');
  }
});

test('a stored value is shown with its id; null, empty and absent are unset', () => {
  const stored = fieldOf({}, { Id: 7, Name: 'Domain', Value: 'acme' });
  assert.is(stored.isSet, true);
  assert.is(stored.value, 'acme');
  assert.is(stored.propertyId, 7);
  for (const Value of [null, '', undefined]) {
    const unset = fieldOf({}, { Id: 7, Name: 'Domain', Value });
    assert.is(unset.isSet, false);
    assert.is(unset.value, undefined);
    assert.is(unset.propertyId, 7);
  }
  assert.is(fieldOf({}, { Id: 0, Name: 'Domain', Value: '' }).propertyId, undefined);
  assert.is(fieldOf({}, { Name: 'Domain', Value: 'acme' }).propertyId, undefined);
});

test('a name matches exactly first, then without regard to case', () => {
  assert.is(
    fieldOf({}, { Name: 'DOMAIN', Value: 'loud' }, { Name: 'Domain', Value: 'exact' }).value,
    'exact',
  );
  assert.is(fieldOf({}, { Id: 3, Name: 'dOMAIN', Value: 'acme' }).propertyId, 3);
});

test('the value of a sensitive field stays behind, also under a name in another case', () => {
  const secret = read(withParameter({ IsSensitive: true }, { Name: 'DOMAIN', Value: canary }));
  assert.is(secret.fields[0]?.isSet, true);
  assert.not.match(JSON.stringify(secret), canary);

  const sample = withParameter({}, { Name: 'DOMAIN', Value: canary });
  const twins = [
    { TargetName: 'Domain', IsSensitive: true },
    { TargetName: 'domain', IsSensitive: false, ...own },
  ];
  const value = { ...sample, Connector: { ...sample.Connector, Parameters: twins } };
  assert.not.match(JSON.stringify(read(value)), canary);
});

test('a lookup that holds others, however deep, is read like any other', () => {
  let trigger: object = { TriggerId: 701 };
  for (let depth = 0; depth < 50_000; depth += 1) {
    trigger = { TriggerId: 701, SubTriggers: [trigger] };
  }
  const [field] = read(withParameter({ Triggers: [trigger] })).fields;
  assert.is(field?.lookup, 701);
});

test.run();
