import type { MachineDefinition } from './machine-definition.js';
import type { Plain } from './plain.js';

interface FromActor {
  /** Counts up by one through a stream. */
  readonly sequence: number;
  /** Milliseconds, by the stream's clock. */
  readonly time: number;
  /** The session of the actor that all others of its flow descend from. */
  readonly rootId: string;
  readonly sessionId: string;
  /** The session of the actor that invoked or spawned this one. */
  readonly parentId?: string;
  /** The actor's id, which is unique among its siblings only. */
  readonly id: string;
  /** The name its logic has in the machine that started it; the machine's id for a root. */
  readonly src?: string;
}

/** What was sent: its `type`, and its payload with secrets shown as `[secret]`. */
export interface InspectedEvent {
  readonly type: string;
  readonly [key: string]: Plain;
}

export type InspectedStateValue = string | { readonly [key: string]: InspectedStateValue };

export interface InspectedSnapshot {
  readonly status: string;
  /** Machines only, as `tags` and `children`. */
  readonly value?: InspectedStateValue;
  readonly tags?: readonly string[];
  /** The running children by id; each has events of its own. */
  readonly children?: { readonly [id: string]: { readonly sessionId: string } };
  readonly context?: Plain;
  readonly input?: Plain;
  readonly output?: Plain;
  readonly error?: Plain;
}

export interface InspectedTransition {
  /** The event descriptor; empty for a transition that needs no event. */
  readonly eventType: string;
  /** The id of the state it leads out of. */
  readonly source: string;
  readonly targets: readonly string[];
}

/** An actor was made. It may not have started yet. */
export interface ActorInspectEvent extends FromActor {
  readonly type: 'actor';
  /** Machines only. */
  readonly definition?: MachineDefinition;
}

/** An event arrived at an actor, which has not processed it yet. */
export interface EventInspectEvent extends FromActor {
  readonly type: 'event';
  readonly event: InspectedEvent;
  /** The session of the actor that sent it; absent when it came from outside. */
  readonly sourceId?: string;
  /** The state an actor starts in; with its first event, `xstate.init`, only. */
  readonly snapshot?: InspectedSnapshot;
}

/** An actor has come to rest after an event. */
export interface SnapshotInspectEvent extends FromActor {
  readonly type: 'snapshot';
  readonly event: InspectedEvent;
  readonly snapshot: InspectedSnapshot;
}

/** A machine took one step on its way to rest: this shows the states it only passes through. */
export interface MicrostepInspectEvent extends FromActor {
  readonly type: 'microstep';
  readonly event: InspectedEvent;
  readonly snapshot: InspectedSnapshot;
  readonly transitions: readonly InspectedTransition[];
}

/** A machine executes an action. */
export interface ActionInspectEvent extends FromActor {
  readonly type: 'action';
  readonly action: { readonly type: string; readonly params?: Plain };
}

/** What can be seen of a running flow, as plain data with no secret in it. */
export type InspectEvent =
  | ActorInspectEvent
  | EventInspectEvent
  | SnapshotInspectEvent
  | MicrostepInspectEvent
  | ActionInspectEvent;
