import fc from 'fast-check';
import { test } from 'uvu';
import { keepsItsWord } from './machines/keeps-its-word.js';
import { disconnectSubject, watchSubject } from './machines/subjects.js';

const id = fc.constant(41);

test('whatever happens to it, disconnecting keeps its word', () =>
  keepsItsWord(
    disconnectSubject,
    { small: 60, night: 10_000 },
    fc.record(
      { accountConnectorId: id, remove: fc.boolean() },
      { requiredKeys: ['accountConnectorId'] },
    ),
  ));

test('whatever happens to it, the watch over a sign-in keeps its word', () =>
  keepsItsWord(
    watchSubject,
    { small: 40, night: 5_000 },
    fc.record({ accountConnectorId: id, authenticatedBefore: fc.boolean() }),
  ));

test.run();
