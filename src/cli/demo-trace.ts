import { type Inspector, observe } from '../inspect/inspector.js';
import { statePath } from '../inspect/state-path.js';

/** Tells each state of a machine's flows as it is entered, also those in which no flow ever rests. */
export const traceStates = (machine: string, onState: (state: string) => void): Inspector => {
  const last = new Map<string, string>();
  return observe((event) => {
    if (event.src !== machine || !('snapshot' in event)) return;
    const value = event.snapshot?.value;
    if (value === undefined) return;
    const state = statePath(value);
    if (state !== last.get(event.sessionId)) onState(state);
    last.set(event.sessionId, state);
  });
};
