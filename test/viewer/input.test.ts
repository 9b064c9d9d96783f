import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { repeats } from '../../src/inspect/viewer/receive/repeats.js';
import { socketUrl } from '../../src/inspect/viewer/receive/socket.js';
import { writtenEvent } from '../../src/inspect/viewer/written-event.js';

test('a server is known by its address, with or without a scheme', () => {
  assert.is(socketUrl('ws://localhost:8080'), 'ws://localhost:8080');
  assert.is(socketUrl('wss://host/path'), 'wss://host/path');
  assert.is(socketUrl('localhost:8888'), 'ws://localhost:8888');
  assert.is(socketUrl('javascript:alert(1)'), undefined);
  assert.is(socketUrl(''), undefined);
});

test('an event is its type, or JSON with a type', () => {
  assert.equal(writtenEvent('retry'), { type: 'retry' });
  assert.equal(writtenEvent('{"type":"go","n":1}'), { type: 'go', n: 1 });
  assert.is(writtenEvent('{"n":1}'), undefined);
  assert.is(writtenEvent('two words'), undefined);
});

test('what a server tells again after a new call is recognised, in its order, until something new', () => {
  const repeated = repeats();
  assert.equal(['a', 'b', 'b'].map(repeated.has), [false, false, false]);
  repeated.start();
  assert.equal(['a', 'b', 'b', 'c', 'a'].map(repeated.has), [true, true, true, false, false]);
});

test.run();
