import { PassThrough, Writable } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { waitForKey } from '../../src/cli/waiting.js';

const terminal = () => {
  const stdin = new PassThrough();
  const stdout = new Writable({ write: (_chunk, _encoding, done) => done() });
  return { stdin, stdout };
};

test('a wait that a key has ended leaves the terminal to whoever asks next', async () => {
  const screen = terminal();
  const { signal, abort } = aborting();
  const pressed = waitForKey('Waiting', { n: 'again' }, screen, signal);
  screen.stdin.write('n');
  assert.is(await pressed, 'again');
  // The next question reads already when the one before is taken away.
  screen.stdin.resume();
  abort();
  assert.not(screen.stdin.isPaused(), 'the next question hears nothing');
});

test('a wait that is taken away, or was before it began, hears no key', async () => {
  const screen = terminal();
  const { signal, abort } = aborting();
  let ends = 0;
  void waitForKey('Waiting', { n: 'again' }, screen, signal).then(() => {
    ends += 1;
  });
  abort();
  void waitForKey('Waiting', { n: 'again' }, screen, signal);
  assert.is(screen.stdin.listenerCount('keypress'), 0);
  screen.stdin.write('n');
  await new Promise(setImmediate);
  assert.is(ends, 0);
});

const aborting = () => {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
};

test.run();
