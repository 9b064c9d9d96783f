import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { controlOf, type Entry, readValues, toLocalTime } from '../../src/element/form-values.js';
import type { FieldView } from '../../src/index.js';

const fieldOf = (field: Partial<FieldView>): FieldView => ({
  name: 'field',
  label: 'Field',
  required: false,
  sensitive: false,
  type: 'text',
  options: [],
  order: 0,
  isSet: field.value !== undefined,
  ...field,
});

/** What is submitted of a field whose control holds this. */
const read = (field: Partial<FieldView>, entry: Partial<Entry>) =>
  readValues([fieldOf(field)], () => ({ value: '', checked: false, ...entry }));

const test = suite('Values of the property form');

test('each kind of field has its control', () => {
  assert.is(controlOf(fieldOf({})), 'text');
  assert.is(controlOf(fieldOf({ sensitive: true, type: 'boolean' })), 'masked');
  assert.is(controlOf(fieldOf({ type: 'boolean' })), 'checkbox');
  assert.is(controlOf(fieldOf({ type: 'boolean', options: ['true', 'ask'] })), 'text');
  assert.is(controlOf(fieldOf({ type: 'dateTime' })), 'datetime');
  assert.is(controlOf(fieldOf({ type: 'integer', value: 'ten' })), 'text');
});

test('a stored value that its control could not hold is shown as text', () => {
  assert.is(controlOf(fieldOf({ type: 'boolean', value: 'maybe' })), 'text');
  assert.is(controlOf(fieldOf({ type: 'dateTime', value: 'tomorrow' })), 'text');
  assert.is(controlOf(fieldOf({ type: 'dateTime', value: '5' })), 'text');
});

test('an optional box that nobody has touched says nothing', () => {
  assert.equal(read({ type: 'boolean' }, {}), {});
  assert.equal(read({ type: 'boolean' }, { checked: true }), { field: 'true' });
  assert.equal(read({ type: 'boolean', required: true }, {}), { field: 'false' });
  assert.equal(read({ type: 'boolean', value: 'true' }, {}), { field: 'false' });
});

test('what was not changed is handed back as it was stored', () => {
  assert.equal(read({ type: 'boolean', value: 'True' }, { checked: true }), { field: 'True' });
  assert.equal(read({ value: 'a\nb' }, { value: 'ab' }), { field: 'a\nb' });
  const value = '2024-05-01T10:00:00.123+02:00';
  const shown = toLocalTime(value) ?? '';
  assert.equal(read({ type: 'dateTime', value }, { value: shown }), { field: value });
});

test('a date and time is handed over in UTC, and an emptied one as empty', () => {
  const value = toLocalTime('2024-05-01T10:00:00Z') ?? '';
  assert.equal(read({ type: 'dateTime' }, { value }), { field: '2024-05-01T10:00:00Z' });
  assert.equal(read({ type: 'dateTime', value: '2024-05-01T10:00:00Z' }, {}), { field: '' });
});

test('what does not fit is handed over for the flow to judge', () => {
  assert.equal(read({ type: 'integer' }, { value: 'ten' }), { field: 'ten' });
});

test('a field without a control is left out', () => {
  assert.equal(
    readValues([fieldOf({})], () => undefined),
    {},
  );
});

test.run();
