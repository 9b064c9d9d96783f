import { isLeft } from '#fp-ts/Either';
import * as t from '#io-ts';
import { given, parsed, textOf } from '../read.js';
import type { Happening } from '../record.js';
import { shownEvent, shownSnapshot } from './shown.js';

// The protocol of `@statelyai/inspect` 0.7.

const base = { sessionId: t.string, _version: t.string };
const actor = t.type({ type: t.literal('@xstate.actor'), ...base });
const event = t.type({ type: t.literal('@xstate.event'), ...base, event: t.unknown });
const snapshot = t.type({
  type: t.union([t.literal('@xstate.snapshot'), t.literal('@xstate.microstep')]),
  ...base,
  snapshot: t.unknown,
});
const more = t.partial({
  createdAt: t.unknown,
  name: t.unknown,
  parentId: t.unknown,
  sourceId: t.unknown,
  definition: t.unknown,
  snapshot: t.unknown,
  event: t.unknown,
});
const message = t.intersection([t.union([actor, event, snapshot]), more]);

/** What a viewer tells the sender when it is ready. */
export const statelyHandshake = { type: '@statelyai.connected' };

/**
 * @param now ms, for a message that tells no time
 * @returns nothing for a message of anything else
 */
export const readStately = (value: unknown, now: number): Happening | undefined => {
  const decoded = message.decode(value);
  if (isLeft(decoded)) return undefined;
  const said = decoded.right;
  const time = Number(textOf(said.createdAt));
  const from = {
    protocol: 'stately',
    time: Number.isFinite(time) && time > 0 ? time : now,
    sessionId: said.sessionId,
  } as const;
  switch (said.type) {
    case '@xstate.actor':
      return {
        ...from,
        kind: 'actor',
        name: textOf(said.name) ?? said.sessionId,
        ...given('parentId', textOf(said.parentId)),
        ...given('definition', parsed(said.definition)),
        ...(t.UnknownRecord.is(said.snapshot) && { snapshot: shownSnapshot(said.snapshot) }),
      };
    case '@xstate.event':
      return {
        ...from,
        kind: 'event',
        event: shownEvent(said.event),
        ...given('sourceId', textOf(said.sourceId)),
      };
    default:
      return {
        ...from,
        kind: 'snapshot',
        snapshot: shownSnapshot(said.snapshot),
        ...(t.UnknownRecord.is(said.event) && { event: shownEvent(said.event) }),
      };
  }
};
