import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { controlOf, toLocalTime } from '../../src/element/form-values.js';
import type { FieldView } from '../../src/index.js';

const field = (rest: Partial<FieldView>): FieldView => ({
  name: 'A',
  label: 'A',
  required: false,
  sensitive: false,
  type: 'text',
  options: [],
  order: 0,
  isSet: false,
  ...rest,
});

test('what is sensitive is masked, whatever its type', () => {
  for (const type of ['text', 'boolean', 'integer', 'dateTime'] as const) {
    assert.is(controlOf(field({ type, sensitive: true, options: ['a'] })), 'masked');
  }
});

test('where there are options another value can be typed', () => {
  assert.is(controlOf(field({ type: 'boolean', options: ['true', 'false', 'maybe'] })), 'text');
});

test('a stored value that its control could not hold is shown as text, and so not lost', () => {
  assert.is(controlOf(field({ type: 'boolean', value: 'yes' })), 'text');
  assert.is(controlOf(field({ type: 'dateTime', value: 'next week' })), 'text');
  assert.is(controlOf(field({ type: 'boolean', value: 'True' })), 'checkbox');
  assert.is(controlOf(field({ type: 'dateTime', value: '2026-01-01T00:00:00Z' })), 'datetime');
});

test('a time is shown in the zone of the one who reads it, and is the same time', () => {
  const local = toLocalTime('2026-06-01T12:30:00Z');
  assert.is(new Date(local ?? '').toISOString(), '2026-06-01T12:30:00.000Z');
  assert.is(toLocalTime('no time'), undefined);
});

test('a time without seconds is shown without, as the control has it', () => {
  assert.match(toLocalTime('2026-06-01T12:30:00Z') ?? '', /T\d\d:\d\d$/);
  assert.match(toLocalTime('2026-06-01T12:30:07.5Z') ?? '', /T\d\d:\d\d:07$/);
});

test('a time in a year that the control does not have is shown as text', () => {
  for (const value of ['0000-06-01', '9999-12-31T23:59:59-23:59']) {
    assert.is(toLocalTime(value), undefined);
    assert.is(controlOf(field({ type: 'dateTime', value })), 'text');
  }
});

test.run();
