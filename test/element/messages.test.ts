import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { authError } from '../../src/domain/auth-error.js';
import { english } from '../../src/element/messages.js';

const test = suite('Texts of the element');

test('an error is said in its own words, where no other are given for its code', () => {
  const error = authError('network', 'fetchConnector');
  assert.is(english.error(error), error.message);
});

test('a connection that failed its test is not said to be connected', () => {
  assert.is(english.authenticatedTitle('Acme', 'yes'), 'Acme is connected');
  assert.not.match(english.authenticatedTitle('Acme', 'no'), 'connected');
});

test('one text can be replaced and the others stay', () => {
  const merged = { ...english, next: () => 'Go on' };
  assert.is(merged.next(), 'Go on');
  assert.is(merged.back(), english.back());
});

test('a misuse names what is missing', () => {
  assert.match(english.misuse(['gateway-url']), 'gateway-url');
});

test.run();
