import { isLeft } from '#fp-ts/Either';
import * as t from '#io-ts';
import { fieldsOf, given, parsed, textOf } from '../read.js';
import type { Happening } from '../record.js';
import { shownEvent, shownSnapshot } from './shown.js';

// The protocol of `@xstate/inspect` 0.8: machines, states and events are JSON within its messages.

const of = <K extends string>(type: K) => ({ type: t.literal(type), sessionId: t.string });
const register = t.intersection([
  t.type({ ...of('service.register'), machine: t.string, state: t.string }),
  t.partial({ id: t.unknown, parent: t.unknown }),
]);
const state = t.type({ ...of('service.state'), state: t.string });
const event = t.type({ ...of('service.event'), event: t.string });
const stop = t.type(of('service.stop'));
const message = t.union([register, state, event, stop]);

/** What a viewer tells the sender when it is ready. */
export const xstateInspectHandshake = { type: 'xstate.inspecting' };

/** A message that has the sender give an event to one of its actors. */
export const eventCommand = (sessionId: string, payload: { readonly type: string }) => ({
  type: 'xstate.event',
  service: sessionId,
  event: JSON.stringify({
    $$type: 'scxml',
    type: 'external',
    name: payload.type,
    data: payload,
    // The sender finds the actor by this.
    origin: sessionId,
  }),
});

/**
 * @param now ms; the protocol tells no time
 * @returns what happened; nothing for a message of anything else
 */
export const readXStateInspect = (value: unknown, now: number): Happening | undefined => {
  const decoded = message.decode(value);
  if (isLeft(decoded)) return undefined;
  const said = decoded.right;
  const from = { protocol: 'xstate-inspect', time: now, sessionId: said.sessionId } as const;
  switch (said.type) {
    case 'service.register': {
      const definition = parsed(said.machine);
      return {
        ...from,
        kind: 'actor',
        name: textOf(said.id) ?? textOf(fieldsOf(definition).id) ?? said.sessionId,
        ...given('parentId', textOf(said.parent)),
        ...given('definition', definition),
        snapshot: shownSnapshot(parsed(said.state)),
      };
    }
    case 'service.state': {
      const reached = fieldsOf(parsed(said.state));
      const cause = reached._event ?? reached.event;
      return {
        ...from,
        kind: 'snapshot',
        snapshot: shownSnapshot(reached),
        ...(t.UnknownRecord.is(cause) && { event: shownEvent(cause) }),
      };
    }
    case 'service.event':
      return { ...from, kind: 'event', event: shownEvent(parsed(said.event)) };
    case 'service.stop':
      return { ...from, kind: 'stop' };
  }
};
