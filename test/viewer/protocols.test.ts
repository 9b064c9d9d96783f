import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readMessage } from '../../src/inspect/viewer/protocols/read.js';
import { eventCommand } from '../../src/inspect/viewer/protocols/xstate-inspect.js';
import { stately, xstateInspect } from './messages.js';

const now = 1_800_000_000_000;

test('an actor of the Stately protocol comes with its chart, its parent and its time', () => {
  const read = readMessage(stately.actor('x:1', { parentId: 'x:0' }), now);
  assert.is(read?.kind, 'actor');
  if (read?.kind !== 'actor') return;
  assert.is(read.time, 1_700_000_000_000);
  assert.is(read.parentId, 'x:0');
  assert.equal(read.definition, { id: 'flow', initial: 'a', states: { a: {}, b: {} } });
  assert.is(read.snapshot?.value, 'a');
});

test('events and snapshots of the Stately protocol keep what they hold', () => {
  const event = readMessage(stately.event('x:1', { type: 'go', deep: [1] }), now);
  assert.is(event?.kind === 'event' && event.event.type, 'go');
  assert.equal(event?.kind === 'event' && event.event.payload, { type: 'go', deep: [1] });
  const reached = readMessage(
    stately.snapshot('x:1', { status: 'done', value: { a: 'b' }, output: 7, tags: ['t'] }),
    now,
  );
  assert.equal(reached?.kind === 'snapshot' && reached.snapshot, {
    status: 'done',
    value: { a: 'b' },
    output: 7,
    tags: ['t'],
  });
});

test('a service of @xstate/inspect reads like an actor, its events out of their envelopes', () => {
  const service = readMessage(xstateInspect.register('x:1', { parent: 'x:0' }), now);
  assert.is(service?.kind === 'actor' && service.parentId, 'x:0');
  assert.is(service?.kind === 'actor' && service.name, 'flow');
  assert.is(service?.time, now);
  const event = readMessage(xstateInspect.event('x:1', 'go'), now);
  assert.equal(event?.kind === 'event' && event.event, { type: 'go', payload: { type: 'go' } });
  const state = readMessage(xstateInspect.state('x:1', 'b', { done: true }), now);
  assert.is(state?.kind === 'snapshot' && state.snapshot.status, 'done');
  assert.is(state?.kind === 'snapshot' && state.event?.type, 'go');
  assert.is(readMessage(xstateInspect.stop('x:1'), now)?.kind, 'stop');
});

test('a service that tells no id goes by that of its machine', () => {
  const { id: _, ...message } = xstateInspect.register('x:1');
  const service = readMessage(message, now);
  assert.is(service?.kind === 'actor' && service.name, 'flow');
});

test('an event to send names the actor where the sender looks for it', () => {
  const { event, ...command } = eventCommand('x:1', { type: 'retry' });
  assert.equal(command, { type: 'xstate.event', service: 'x:1' });
  assert.equal(JSON.parse(event).origin, 'x:1');
  assert.equal(JSON.parse(event).data, { type: 'retry' });
});

for (const [what, message] of Object.entries({
  nothing: undefined,
  null: null,
  text: '@xstate.actor',
  'a list': [],
  'another message': { type: 'webpackOk' },
  'a message without its session': { type: '@xstate.event', _version: '1', event: {} },
  'a session that is no text': { ...stately.event('x:1', {}), sessionId: { toString: null } },
  'a service whose machine is no text': { ...xstateInspect.register('x:1'), machine: {} },
})) {
  test(`${what} is passed over`, () => {
    assert.is(readMessage(message, now), undefined);
  });
}

test('broken JSON within a message costs that part alone', () => {
  const actor = readMessage(stately.actor('x:1', { definition: '{' }), now);
  assert.is(actor?.kind === 'actor' && actor.definition, undefined);
  const event = readMessage({ type: 'service.event', sessionId: 'x:1', event: '{' }, now);
  assert.is(event?.kind === 'event' && event.event.type, 'unknown');
});

test('a time that is none is the time of arrival', () => {
  assert.is(readMessage({ ...stately.event('x', {}), createdAt: 'soon' }, now)?.time, now);
  assert.is(readMessage({ ...stately.event('x', {}), createdAt: {} }, now)?.time, now);
});

test.run();
