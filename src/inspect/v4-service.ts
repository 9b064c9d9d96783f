import type { V4Definition } from './v4-definition.js';
import type { V4Event, V4State } from './v4-state.js';

/** What `@xstate/inspect` 0.8 reads of a running service of XState 4, and what it does to it. */
export interface V4Service {
  readonly id: string;
  readonly sessionId: string;
  readonly parent: V4Service | undefined;
  readonly machine: {
    readonly id: string;
    readonly definition: V4Definition;
    readonly toJSON: () => V4Definition;
  };
  readonly initialized: true;
  readonly initialState: V4State;
  readonly state: V4State;
  /** The package puts a function of its own in its place, to hear of events before they are processed. */
  send: (event: unknown) => void;
  readonly subscribe: (listener: (state: V4State) => void) => { unsubscribe: () => void };
  readonly onStop: (listener: () => void) => void;
  readonly getSnapshot: () => V4State;
}

export interface ShownService {
  readonly service: V4Service;
  readonly event: (event: V4Event) => void;
  readonly state: (state: V4State) => void;
  readonly stop: () => void;
}

export interface ServiceParts {
  readonly id: string;
  readonly sessionId: string;
  readonly parent: V4Service | undefined;
  readonly definition: V4Definition;
  readonly state: V4State;
  /** Takes an event that came from the inspector. */
  readonly receive: (event: unknown) => void;
  /** Runs what belongs to the inspector. */
  readonly isolate: (run: () => unknown) => void;
}

/** An actor in the shape of XState 4, and the ways to move it. */
export const v4Service = ({
  id,
  sessionId,
  parent,
  definition,
  state: initialState,
  receive,
  isolate,
}: ServiceParts): ShownService => {
  let state = initialState;
  let reporting = false;
  const reporters = new Set<(event: unknown) => void>();
  const listeners = new Set<(state: V4State) => void>();
  const stopListeners = new Set<() => void>();

  /*
   * The package reports what goes through `send` as it is. So its function is kept to report what the flow received,
   * secrets out, and what the inspector sends goes to the actor first and is reported when it arrives there.
   */
  const send = (event: unknown) => {
    // The package hands on what it has reported.
    if (!reporting) receive(event);
  };
  const service: V4Service = {
    id,
    sessionId,
    parent,
    machine: { id: definition.id, definition, toJSON: () => definition },
    initialized: true,
    initialState,
    get state() {
      return state;
    },
    get send() {
      return send;
    },
    set send(report) {
      reporters.add(report);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return { unsubscribe: () => listeners.delete(listener) };
    },
    onStop: (listener) => {
      stopListeners.add(listener);
    },
    getSnapshot: () => state,
  };

  return {
    service,
    event: (event) => {
      const outer = reporting;
      reporting = true;
      for (const report of reporters) isolate(() => report(event));
      reporting = outer;
    },
    state: (next) => {
      state = next;
      for (const listener of listeners) isolate(() => listener(next));
    },
    stop: () => {
      for (const listener of stopListeners) isolate(listener);
      stopListeners.clear();
    },
  };
};
