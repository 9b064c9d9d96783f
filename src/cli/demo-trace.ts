import type { InspectedStateValue } from '../inspect/inspect-event.js';
import { type Inspector, observe } from '../inspect/inspector.js';

/** `{ authenticating: { apiKey: 'entering' } }` as `authenticating.apiKey.entering`. */
const pathOf = (value: InspectedStateValue): string =>
  typeof value === 'string'
    ? value
    : Object.entries(value)
        .map(([state, inner]) => [state, pathOf(inner)].filter(Boolean).join('.'))
        .join(' + ');

/** Tells each state of a machine's flows as it is entered, also those in which no flow ever rests. */
export const traceStates = (machine: string, onState: (state: string) => void): Inspector => {
  const last = new Map<string, string>();
  return observe((event) => {
    if (event.src !== machine || !('snapshot' in event)) return;
    const value = event.snapshot?.value;
    if (value === undefined) return;
    const state = pathOf(value);
    if (state !== last.get(event.sessionId)) onState(state);
    last.set(event.sessionId, state);
  });
};
