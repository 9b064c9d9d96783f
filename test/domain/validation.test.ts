import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Secret } from '../../src/domain/secret.js';
import {
  draftOf,
  type PropertyInputs,
  validateApiKey,
  validateBasic,
  validateProperties,
} from '../../src/domain/validation.js';
import { aField } from '../support/scripted-api.js';

const errorsOf = (result: ReturnType<typeof validateProperties>) =>
  result._tag === 'Left' ? Object.keys(result.left) : [];

const changesOf = (result: ReturnType<typeof validateProperties>) =>
  result._tag === 'Right'
    ? result.right.map(({ name, value, propertyId }) => [
        name,
        value instanceof Secret ? `secret:${value.reveal()}` : value,
        propertyId,
      ])
    : assert.unreachable('valid values were refused');

const samples = [
  ['integer', ['0', '-7', '+12'], ['1.5', 'x', '1e3', '']],
  ['decimal', ['0', '-7.25', '.5', '1e-3'], ['1,5', 'x', '.']],
  ['boolean', ['true', 'False'], ['yes', '1']],
  ['dateTime', ['2026-01-31', '2026-01-31T10:00:00Z'], ['tomorrow']],
  ['text', ['anything: ü'], ['', '   ']],
] as const;

for (const [type, good, bad] of samples) {
  test(`a ${type} is checked`, () => {
    for (const value of good) {
      assert.equal(errorsOf(validateProperties([aField('F', { type })], { F: value })), [], value);
    }
    for (const value of bad) {
      assert.equal(
        errorsOf(validateProperties([aField('F', { type })], { F: value })),
        ['F'],
        value,
      );
    }
  });
}

test('numbers and booleans are taken as such', () => {
  const fields = [aField('N', { type: 'integer' }), aField('B', { type: 'boolean' })];
  assert.equal(changesOf(validateProperties(fields, { N: 7, B: false })), [
    ['N', '7', undefined],
    ['B', 'false', undefined],
  ]);
});

test('an offered option is taken as it is, with the white space around it', () => {
  const fields = [
    aField('F', { type: 'integer', options: [' auto '] }),
    aField('G', { options: ['b1\n'] }),
  ];
  const values = { F: ' auto ', G: Secret.of('b1\n') };
  assert.equal(changesOf(validateProperties(fields, values)), [
    ['F', ' auto ', undefined],
    ['G', 'b1\n', undefined],
  ]);
  assert.equal(draftOf(fields, values), { F: ' auto ', G: 'b1\n' });
});

test('an offered option fits whatever the type; another value must fit the type', () => {
  const field = aField('F', { type: 'integer', options: ['auto'] });
  assert.equal(errorsOf(validateProperties([field], { F: 'auto' })), []);
  assert.equal(errorsOf(validateProperties([field], { F: '8' })), []);
  assert.equal(errorsOf(validateProperties([field], { F: 'manual' })), ['F']);
});

test('only what differs is written, by id where there is one', () => {
  const fields = [
    aField('Same', { isSet: true, value: 'a', propertyId: 1 }),
    aField('Changed', { isSet: true, value: 'a', propertyId: 2 }),
    aField('New'),
  ];
  const result = validateProperties(fields, { Same: 'a ', Changed: 'b', New: 'c' });
  assert.equal(changesOf(result), [
    ['Changed', 'b', 2],
    ['New', 'c', undefined],
  ]);
});

test('a sensitive value is wrapped, never trimmed, and kept when left empty', () => {
  const field = aField('P', { sensitive: true, isSet: true, propertyId: 3 });
  assert.equal(changesOf(validateProperties([field], { P: ' p ' })), [['P', 'secret: p ', 3]]);
  assert.equal(changesOf(validateProperties([field], { P: '' })), []);
  assert.equal(changesOf(validateProperties([field], {})), []);
  assert.equal(errorsOf(validateProperties([aField('P', { sensitive: true })], { P: '' })), ['P']);
});

test('emptying an optional property removes it; emptying a required one is an error', () => {
  const stored = { isSet: true, value: 'a', propertyId: 4 };
  const optional = aField('O', { ...stored, required: false });
  assert.equal(changesOf(validateProperties([optional], { O: '' })), [['O', null, 4]]);
  assert.equal(errorsOf(validateProperties([aField('R', stored)], { R: '' })), ['R']);
});

test('a field left out keeps its stored value', () => {
  const fields = [aField('R', { isSet: true, value: 'a' }), aField('O', { required: false })];
  assert.equal(changesOf(validateProperties(fields, {})), []);
  assert.equal(errorsOf(validateProperties([aField('R')], {})), ['R']);
});

test('a name that is no field is an error, also one from the prototype', () => {
  assert.equal(errorsOf(validateProperties([], { Typo: 'x' })), ['Typo']);
  assert.equal(errorsOf(validateProperties([aField('toString')], {})), ['toString']);
});

test('what a host may send by mistake is no crash', () => {
  const inputs: PropertyInputs = JSON.parse('{"R":null}');
  assert.equal(errorsOf(validateProperties([aField('R')], inputs)), ['R']);
});

test('a draft holds what was typed, sensitive fields apart', () => {
  const fields = [aField('A'), aField('P', { sensitive: true }), aField('Untouched')];
  assert.equal(draftOf(fields, { A: Secret.of('a'), P: 'canary', Other: 'canary' }), { A: 'a' });
});

test('an API key loses the white space of copying, and must be there', () => {
  const result = validateApiKey(' key\n');
  assert.ok(result._tag === 'Right' && result.right.kind === 'apiKey');
  if (result._tag === 'Right' && result.right.kind === 'apiKey') {
    assert.is(result.right.key.reveal(), 'key');
  }
  assert.equal(validateApiKey(' '), { _tag: 'Left', left: { key: 'This is required.' } });
});

test('HTTP Basic needs both, and no colon in the name', () => {
  const keys = (username: string, password: string) => {
    const result = validateBasic(username, password);
    return result._tag === 'Left' ? Object.keys(result.left) : [];
  };
  assert.equal(keys('ann', 'p:w'), []);
  assert.equal(keys('a:n', 'p'), ['username']);
  assert.equal(keys('', ''), ['username', 'password']);
});

test.run();
