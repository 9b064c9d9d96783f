import { inspect } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Secret } from '../../src/domain/secret.js';

const canary = 'canary-7f3a';

test('shows nothing of its value however it is looked at', () => {
  const secret = Secret.of(canary);
  const holder = { secret, list: [secret] };
  const looks = [
    JSON.stringify(holder),
    `${secret}`,
    String(secret),
    inspect(holder, { depth: 9, showHidden: true }),
    JSON.stringify(structuredClone(holder)),
    JSON.stringify({ ...secret }),
    JSON.stringify(Object.getOwnPropertyNames(secret)),
    new Error(`${secret}`).message,
  ];
  for (const look of looks) assert.not.match(look, canary);
});

test('opens for who asks', () => {
  assert.is(Secret.of(canary).reveal(), canary);
});

test('wraps once', () => {
  const secret = Secret.of(canary);
  assert.is(Secret.of(secret), secret);
});

test('what is no text is an empty secret, and not one that breaks where it is opened', () => {
  const values: readonly unknown[] = [undefined, null, 7, {}, Object.create(null), Symbol('s')];
  for (const value of values) assert.is(Reflect.apply(Secret.of, Secret, [value]).reveal(), '');
});

test.run();
