import type { InspectedEvent, InspectedSnapshot, InspectedStateValue } from './inspect-event.js';
import type { Plain } from './plain.js';
import { v4EventName } from './v4-definition.js';

/** An event in the envelope of XState 4. */
export interface V4Event {
  readonly name: string;
  readonly data: InspectedEvent;
  readonly $$type: 'scxml';
  readonly type: 'external';
  readonly origin?: string;
}

export const v4Event = (event: InspectedEvent, origin?: string): V4Event => {
  const name = v4EventName(event.type);
  return {
    name,
    data: { ...event, type: name },
    $$type: 'scxml',
    type: 'external',
    ...(origin !== undefined && { origin }),
  };
};

/** A state as XState 4 writes it as JSON. */
export interface V4State {
  readonly value: InspectedStateValue;
  readonly context: Plain;
  readonly event: InspectedEvent;
  readonly _event: V4Event;
  readonly _sessionid: string;
  readonly history?: Omit<V4State, 'history'>;
  readonly actions: readonly Plain[];
  readonly activities: { readonly [id: string]: Plain };
  readonly meta: { readonly [id: string]: Plain };
  readonly events: readonly Plain[];
  readonly children: { readonly [id: string]: { readonly id: string } };
  readonly configuration: readonly [];
  readonly transitions: readonly [];
  readonly tags: readonly string[];
  readonly done: boolean;
  readonly changed: boolean | undefined;
}

/** One state back is enough: each has shown its own. */
const withoutHistory = ({ history: _, ...state }: V4State): Omit<V4State, 'history'> => state;

/**
 * @param actions what the machine did on its way here
 * @param before the state it came from
 */
export const v4State = (
  sessionId: string,
  event: InspectedEvent,
  snapshot: InspectedSnapshot,
  actions: readonly Plain[] = [],
  before?: V4State,
): V4State => {
  const { value = snapshot.status, status, tags = [], children = {} } = snapshot;
  const { context, input, output, error } = snapshot;
  // Only machines have a context in XState 4; what other actors know of takes its place.
  const known = Object.entries({ input, output, error }).flatMap(([key, part]) =>
    part === undefined ? [] : [[key, part] as const],
  );
  const envelope = v4Event(event);
  return {
    value,
    context: context ?? Object.fromEntries(known),
    event: envelope.data,
    _event: envelope,
    _sessionid: sessionId,
    ...(before && { history: withoutHistory(before) }),
    actions,
    activities: {},
    meta: {},
    events: [],
    children: Object.fromEntries(Object.keys(children).map((id) => [id, { id }])),
    configuration: [],
    transitions: [],
    tags,
    done: status === 'done',
    changed: before && JSON.stringify(before.value) !== JSON.stringify(value),
  };
};
