import { isLeft } from '#fp-ts/Either';
import * as t from '#io-ts';
import { given, parsed } from './read.js';
import type { Happening } from './record.js';
import { emptySession, received, type Session, type SessionLimits } from './session.js';

// A session as a file: what happened, in the words of this viewer, whichever protocol told it.

const optional = <A extends t.Mixed>(codec: A) => t.union([codec, t.undefined]);
const event = t.type({ type: t.string, payload: t.unknown });
const snapshot = t.intersection([
  t.type({ status: t.string, tags: t.array(t.string) }),
  t.partial({
    value: t.unknown,
    context: t.unknown,
    input: t.unknown,
    output: t.unknown,
    error: t.unknown,
  }),
]);
const from = {
  protocol: t.keyof({ stately: null, 'xstate-inspect': null }),
  time: t.number,
  sessionId: t.string,
};
const happening = t.union([
  t.type({
    ...from,
    kind: t.literal('actor'),
    name: t.string,
    parentId: optional(t.string),
    definition: t.unknown,
    snapshot: optional(snapshot),
  }),
  t.type({ ...from, kind: t.literal('event'), event, sourceId: optional(t.string) }),
  t.type({ ...from, kind: t.literal('snapshot'), snapshot, event: optional(event) }),
  t.type({ ...from, kind: t.literal('stop') }),
]);
const recording = t.type({ statechartRecording: t.literal(1), happenings: t.array(t.unknown) });

/** Members that are missing are left out, as in records of a protocol. */
const cleaned = (read: t.TypeOf<typeof happening>): Happening => {
  switch (read.kind) {
    case 'actor': {
      const { parentId, definition, snapshot: reached, ...rest } = read;
      return {
        ...rest,
        ...given('parentId', parentId),
        ...given('definition', definition),
        ...given('snapshot', reached),
      };
    }
    case 'event': {
      const { sourceId, ...rest } = read;
      return { ...rest, ...given('sourceId', sourceId) };
    }
    case 'snapshot': {
      const { event: cause, ...rest } = read;
      return { ...rest, ...given('event', cause) };
    }
    case 'stop':
      return read;
  }
};

/** The session as the text of a JSON file. The actors that were known before its first record come first. */
export const recordingOf = ({ base, records }: Session): string => {
  const time = records[0]?.happening.time ?? 0;
  const before = [...base.values()].map(
    ({ protocol, sessionId, name, parentKey, definition, snapshot: reached }): Happening => ({
      kind: 'actor',
      protocol,
      time,
      sessionId,
      name,
      ...given(
        'parentId',
        parentKey === undefined ? undefined : parentKey.slice(protocol.length + 1),
      ),
      ...given('definition', definition),
      snapshot: reached,
    }),
  );
  return JSON.stringify({
    statechartRecording: 1,
    happenings: [...before, ...records.map((record) => record.happening)],
  });
};

/** @returns the session that a file holds, or nothing where it holds none */
export const readRecording = (text: string, limits?: SessionLimits): Session | undefined => {
  const decoded = recording.decode(parsed(text));
  if (isLeft(decoded)) return undefined;
  return decoded.right.happenings.reduce((session: Session, one) => {
    const read = happening.decode(one);
    return isLeft(read)
      ? session
      : received(session, cleaned(read.right), JSON.stringify(one).length);
  }, emptySession(limits));
};
