import { isLeft } from '#fp-ts/Either';
import { everyState, type ShownEvent } from './every-state.js';
import type { InspectEvent, SnapshotInspectEvent } from './inspect-event.js';
import { type Inspector, isolated, type ObserveOptions, observe } from './inspector.js';
import type { MachineDefinition } from './machine-definition.js';
import type { Plain } from './plain.js';
import { field, given, isCallable, isObject, textField } from './reading.js';
import { receivedEvent } from './received-event.js';
import { statusChart, v4Definition } from './v4-definition.js';
import { type ShownService, v4Service } from './v4-service.js';
import { v4Event, v4State } from './v4-state.js';

/** What `inspect()` of `@xstate/inspect` sets up, as `globalThis.__xstate__` unless told otherwise. */
export interface XStateDevTools {
  register(service: object): void;
}

export interface XStateInspector extends Inspector {
  /** Shows the running actors to dev tools that were set up since; the next event does it too. */
  connect(): void;
  /** Withdraws all actors from the inspector; what happens after that is not shown. Idempotent. */
  stop(): void;
}

/** The actions a machine took since its last step, so that a state can tell what led to it. */
const actionLog = () => {
  const logs = new Map<string, { taken: Plain[]; last: readonly Plain[] }>();
  const logOf = (sessionId: string) => {
    const log = logs.get(sessionId) ?? { taken: [], last: [] };
    logs.set(sessionId, log);
    return log;
  };
  return {
    take: (sessionId: string, action: Plain) => {
      logOf(sessionId).taken.push(action);
    },
    step: (sessionId: string) => {
      const log = logOf(sessionId);
      log.last = log.taken;
      log.taken = [];
    },
    rest: (sessionId: string) => {
      const log = logOf(sessionId);
      log.last = [...log.last, ...log.taken];
      log.taken = [];
    },
    of: (sessionId: string): readonly Plain[] => logs.get(sessionId)?.last ?? [],
    forget: (sessionId: string) => {
      logs.delete(sessionId);
    },
  };
};

/**
 * Shows flows in the inspector of `@xstate/inspect` 0.8, secrets already out. That package speaks XState 4, so every
 * actor is shown as a service of that version. Events sent from the inspector reach the actor.
 *
 * @param devTools default: `globalThis.__xstate__`, whenever it is set up
 * @example
 * inspect({ url: '/inspector.html', iframe: false });
 * createConnectorAuth({ api, accountConnectorId: 42, inspect: inspectWithXStateInspect() });
 */
export const inspectWithXStateInspect = (
  devTools?: XStateDevTools,
  options: ObserveOptions = {},
): XStateInspector => {
  const isolate = isolated(options.onError);
  const refs = new Map<string, object>();
  const definitions = new Map<string, MachineDefinition>();
  const shown = new Map<string, ShownService>();
  const actions = actionLog();
  let attached: object | undefined;
  let stopped = false;

  const register = ({ service }: ShownService) => {
    const enter = field(attached, 'register');
    if (isCallable(enter)) isolate(() => Reflect.apply(enter, attached, [service]));
  };
  const connect = () => {
    const tools: unknown = devTools ?? field(globalThis, '__xstate__');
    if (stopped || !isObject(tools) || tools === attached) return;
    attached = tools;
    for (const service of shown.values()) register(service);
  };

  const receive = (sessionId: string) => (value: unknown) => {
    const ref = refs.get(sessionId);
    const send = field(ref, 'send');
    const read = field(ref, 'getSnapshot');
    const snapshot = isCallable(read) ? Reflect.apply(read, ref, []) : undefined;
    if (stopped || !isCallable(send) || textField(snapshot, 'status') !== 'active') return;
    const event = receivedEvent(value);
    isolate(() => {
      if (isLeft(event)) throw new Error(event.left);
      Reflect.apply(send, ref, [event.right]);
    });
  };

  const forget = (sessionId: string) => {
    const ended = shown.get(sessionId);
    shown.delete(sessionId);
    refs.delete(sessionId);
    definitions.delete(sessionId);
    actions.forget(sessionId);
    ended?.stop();
  };

  const showState = ({ sessionId, event, snapshot }: SnapshotInspectEvent) => {
    const service = shown.get(sessionId);
    service?.state(
      v4State(sessionId, event, snapshot, actions.of(sessionId), service.service.state),
    );
    if (snapshot.status !== 'active') forget(sessionId);
  };

  const show = (event: ShownEvent) => {
    const { sessionId, id, parentId } = event;
    switch (event.type) {
      case 'actor':
        if (event.definition) definitions.set(sessionId, event.definition);
        return;
      case 'event': {
        if (!event.snapshot) {
          shown.get(sessionId)?.event(v4Event(event.event, event.sourceId));
          return;
        }
        const chart = definitions.get(sessionId) ?? statusChart(event.src ?? id);
        const service = v4Service({
          // A root's id is its session's unless it was given one.
          id: id === sessionId ? chart.id : id,
          sessionId,
          parent: parentId === undefined ? undefined : shown.get(parentId)?.service,
          definition: v4Definition(chart),
          state: v4State(sessionId, event.event, event.snapshot),
          receive: receive(sessionId),
          isolate,
        });
        shown.set(sessionId, service);
        register(service);
        return;
      }
      case 'snapshot':
        showState(event);
    }
  };

  const showAll = everyState(show);
  const next = (event: InspectEvent) => {
    if (stopped) return;
    connect();
    const { sessionId } = event;
    if (event.type === 'action') actions.take(sessionId, event.action);
    if (event.type === 'snapshot') actions.rest(sessionId);
    showAll(event);
    if (event.type === 'microstep') actions.step(sessionId);
  };

  const inspector = observe(next, {
    ...given('clock', options.clock),
    ...given('onError', options.onError),
  });
  connect();
  return {
    next: inspector.next,
    xstate: (raw) => {
      const ref = field(raw, 'actorRef');
      const sessionId = textField(ref, 'sessionId');
      if (isObject(ref) && sessionId !== undefined && textField(raw, 'type') === '@xstate.actor') {
        refs.set(sessionId, ref);
      }
      inspector.xstate(raw);
    },
    connect,
    stop: () => {
      for (const sessionId of shown.keys()) forget(sessionId);
      stopped = true;
    },
  };
};
