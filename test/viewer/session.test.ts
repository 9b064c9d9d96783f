import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { actorTree, statusOf } from '../../src/inspect/viewer/picture.js';
import { readMessage } from '../../src/inspect/viewer/protocols/read.js';
import { readRecording, recordingOf } from '../../src/inspect/viewer/recording.js';
import {
  currentRecord,
  defaultLimits,
  emptySession,
  followed,
  isLive,
  movedTo,
  movedToNumber,
  pictureOf,
  positionOf,
  received,
  recordsOf,
  type Session,
  stepped,
} from '../../src/inspect/viewer/session.js';
import { shownActor } from '../../src/inspect/viewer/state.js';
import { stately, xstateInspect } from './messages.js';

const told = (messages: readonly unknown[], session: Session = emptySession()): Session =>
  messages.reduce((so: Session, message) => {
    const happening = readMessage(message, 1);
    return happening ? received(so, happening, 10) : so;
  }, session);

const flow = [
  stately.actor('x:0'),
  stately.event('x:0', { type: 'go' }),
  stately.snapshot('x:0', { status: 'active', value: 'b', context: { n: 1 } }),
  stately.snapshot('x:0', { status: 'done', value: 'c', output: 1 }),
];

const valueIn = (session: Session) => pictureOf(session).get('stately x:0')?.snapshot.value;

test('a session is followed as it comes', () => {
  const session = told(flow);
  assert.ok(isLive(session));
  assert.is(valueIn(session), 'c');
  assert.is(positionOf(session), 4);
});

test('every state can be stepped back to, and forward again', () => {
  let session = told(flow);
  const seen = [];
  for (let step = 0; step < 4; step += 1) {
    seen.push(valueIn(session));
    session = stepped(session, -1);
  }
  assert.equal(seen, ['c', 'b', 'a', 'a']);
  assert.is(pictureOf(session).size, 0);
  assert.is(currentRecord(session), undefined);
  assert.is(valueIn(stepped(session, 3)), 'b');
});

test('steps end at both ends', () => {
  const session = told(flow);
  assert.is(positionOf(stepped(session, -100)), 0);
  assert.is(positionOf(stepped(session, 100)), 4);
});

test('who looks back is not taken forward by what comes, until they follow again', () => {
  const back = movedTo(told(flow.slice(0, 3)), 1);
  const later = told(flow.slice(3), back);
  assert.is(valueIn(later), 'a');
  assert.is(later.records.length, 4);
  assert.is(valueIn(followed(later)), 'c');
});

test('an actor tells what it was before its last change, and what made it', () => {
  const actor = pictureOf(movedTo(told(flow), 3)).get('stately x:0');
  assert.is(actor?.before?.value, 'a');
  assert.is(actor?.event?.type, 'go');
});

test('memory is bounded by records, and the actors of those let go are still known', () => {
  const limits = { ...defaultLimits, records: 5 };
  const many = Array.from({ length: 50 }, (_, n) =>
    stately.snapshot('x:0', { status: 'active', value: 'b', context: { n } }),
  );
  const session = told([...flow, ...many], emptySession(limits));
  assert.is(session.records.length, 5);
  assert.is(session.count, 54);
  const start = pictureOf(movedTo(session, 0)).get('stately x:0');
  assert.is(start?.name, 'flow');
  assert.ok(start?.definition);
  assert.equal(start?.snapshot.context, { n: 44 });
  assert.is(positionOf(movedToNumber(session, 52)), 3);
});

test('memory is bounded by size, and the last record is kept whatever its size', () => {
  const session = told(flow, emptySession({ ...defaultLimits, characters: 25 }));
  assert.is(session.records.length, 2);
  assert.is(session.weight, 20);
  const one = told(flow, emptySession({ ...defaultLimits, characters: 1 }));
  assert.is(one.records.length, 1);
});

test('actors of which nothing is left are bounded too', () => {
  const limits = { records: 3, characters: 1e9, actors: 4 };
  const session = told(
    Array.from({ length: 60 }, (_, n) => stately.actor(`x:${n}`)),
    emptySession(limits),
  );
  assert.ok(pictureOf(session).size <= 7);
});

test('a position moves along with the records that are let go before it', () => {
  const limits = { ...defaultLimits, records: 4 };
  const back = movedTo(told(flow, emptySession(limits)), 3);
  const later = told([stately.event('x:0', { type: 'more' })], back);
  assert.is(positionOf(later), 2);
  assert.is(valueIn(later), 'b');
});

test('actors stand below their parents; those without one, or in a circle, at the top', () => {
  const session = told([
    stately.actor('child', { parentId: 'root' }),
    stately.actor('root'),
    stately.actor('grandchild', { parentId: 'child' }),
    stately.actor('lost', { parentId: 'nobody' }),
    stately.actor('a', { parentId: 'b' }),
    stately.actor('b', { parentId: 'a' }),
  ]);
  assert.equal(
    actorTree(pictureOf(session)).map(({ actor, level }) => `${level} ${actor.sessionId}`),
    ['1 root', '2 child', '3 grandchild', '1 lost', '1 a', '1 b'],
  );
});

test('the same session id in two protocols is two actors', () => {
  const session = told([stately.actor('x:0'), xstateInspect.register('x:0')]);
  assert.is(pictureOf(session).size, 2);
});

test('an actor that nobody announced is shown by its session', () => {
  const session = told([stately.snapshot('x:9', { status: 'active', value: 'b' })]);
  assert.is(pictureOf(session).get('stately x:9')?.name, 'x:9');
});

test('a stopped service is stopped, a done one stays done', () => {
  const stopped = told([xstateInspect.register('x:0'), xstateInspect.stop('x:0')]);
  const done = told(
    [xstateInspect.state('x:0', 'b', { done: true }), xstateInspect.stop('x:0')],
    told([xstateInspect.register('x:0')]),
  );
  const status = (session: Session) => [...pictureOf(session).values()].map(statusOf);
  assert.equal(status(stopped), ['stopped']);
  assert.equal(status(done), ['done']);
});

test('the first actor with a chart is shown until another is chosen', () => {
  const session = told([stately.actor('promise', { definition: undefined }), stately.actor('x:0')]);
  const picture = pictureOf(session);
  assert.is(shownActor(picture, undefined)?.sessionId, 'x:0');
  assert.is(shownActor(picture, 'stately promise')?.sessionId, 'promise');
  assert.is(shownActor(picture, 'gone')?.sessionId, 'x:0');
  assert.is(shownActor(new Map(), undefined), undefined);
});

test('the log can tell of one actor alone', () => {
  const session = told([...flow, stately.actor('x:1')]);
  assert.is(recordsOf(session, 'stately x:1').length, 1);
  assert.is(recordsOf(session, undefined).length, 5);
});

test('a saved session opens as it was, also where its start was let go', () => {
  const session = told(flow);
  const opened = readRecording(recordingOf(session));
  assert.equal(
    opened?.records.map(({ happening }) => happening),
    session.records.map(({ happening }) => happening),
  );
  const short = told(flow, emptySession({ ...defaultLimits, records: 1 }));
  const again = readRecording(recordingOf(short));
  assert.ok(again && pictureOf(again).get('stately x:0')?.definition);
  assert.is(again && valueIn(again), 'c');
});

test('a file that holds no session opens none, and what is broken in one is left out', () => {
  assert.is(readRecording('{'), undefined);
  assert.is(readRecording('{"happenings": []}'), undefined);
  const opened = readRecording(
    JSON.stringify({
      statechartRecording: 1,
      happenings: [
        { kind: 'stop', protocol: 'stately', time: 1, sessionId: 'x' },
        { kind: 'stop', protocol: 'telepathy', time: 1, sessionId: 'x' },
        null,
      ],
    }),
  );
  assert.is(opened?.records.length, 1);
});

test('names that mean something to JavaScript are names', () => {
  const session = told([stately.actor('__proto__', { name: 'constructor' })]);
  assert.is(pictureOf(session).get('stately __proto__')?.name, 'constructor');
});

test.run();
