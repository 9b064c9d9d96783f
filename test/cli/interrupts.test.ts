import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { interrupts } from '../../src/cli/interrupts.js';

const pressed = () => {
  const told: string[] = [];
  let now = 10_000;
  const { onInterrupt, press } = interrupts(
    () => told.push('end'),
    () => now,
  );
  const pressAfter = (ms: number) => {
    now += ms;
    press();
  };
  return { told, onInterrupt, pressAfter };
};

test('a Ctrl-C that comes twice, as runners send it on, is one; the next ends the process', () => {
  const { told, onInterrupt, pressAfter } = pressed();
  onInterrupt(() => told.push('cancel'));
  pressAfter(1_000);
  pressAfter(20);
  assert.equal(told, ['cancel']);
  pressAfter(1_000);
  assert.equal(told, ['cancel', 'end']);
});

test('whoever has stopped listening hears nothing, and nobody is left to keep the process', () => {
  const { told, onInterrupt, pressAfter } = pressed();
  const stop = onInterrupt(() => told.push('cancel'));
  stop();
  pressAfter(1_000);
  assert.equal(told, ['end']);
});

test('one who listens again is told again', () => {
  const { told, onInterrupt, pressAfter } = pressed();
  const cancel = () => {
    told.push('cancel');
    if (told.length === 1) onInterrupt(cancel);
  };
  onInterrupt(cancel);
  pressAfter(1_000);
  pressAfter(1_000);
  pressAfter(1_000);
  assert.equal(told, ['cancel', 'cancel', 'end']);
});

test.run();
