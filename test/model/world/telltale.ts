import type { AnyTransitionDefinition } from 'xstate';
import type { FlowInspector } from '../../../src/view/connector-auth.js';
import { transitionName } from '../chart/parts.js';
import { plainContext } from '../paths/graph.js';

interface TellingActor {
  readonly getSnapshot: () => unknown;
  readonly getPersistedSnapshot: () => unknown;
}

/** An inspector that keeps what a test wants to know of a flow behind a store: its state, and what it did. */
export interface Telltale extends FlowInspector {
  readonly value: () => unknown;
  readonly context: () => unknown;
  /** The flow itself; nothing before it has begun. */
  readonly actor: () => TellingActor | undefined;
  /** How often it was told anything. */
  readonly ticks: () => number;
  /** The transitions taken so far, by name. */
  readonly taken: () => readonly string[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isActor = (value: Readonly<Record<string, unknown>>): value is typeof value & TellingActor =>
  typeof value.getSnapshot === 'function' && typeof value.getPersistedSnapshot === 'function';

const isDefinition = (value: unknown): value is AnyTransitionDefinition =>
  isRecord(value) && 'source' in value && 'eventType' in value;

export const telltale = (): Telltale => {
  let last: Readonly<Record<string, unknown>> = {};
  const taken: string[] = [];
  let told = 0;
  let actor: TellingActor | undefined;
  return {
    value: () => last.value,
    context: () => plainContext(last.context),
    actor: () => actor,
    taken: () => taken,
    ticks: () => told,
    xstate: (event) => {
      told += 1;
      if (!isRecord(event) || !isRecord(event.actorRef)) return;
      // Of the flow itself, and not of what it invokes.
      if (event.actorRef.sessionId !== event.rootId) return;
      if (isActor(event.actorRef)) actor = event.actorRef;
      if (isRecord(event.snapshot)) last = event.snapshot;
      if (event.type === '@xstate.microstep' && Array.isArray(event._transitions)) {
        taken.push(...event._transitions.filter(isDefinition).map(transitionName));
      }
    },
  };
};
