import type { AnyTransitionDefinition } from 'xstate';
import type { FlowInspector } from '../../../src/view/connector-auth.js';
import { transitionName } from '../chart/parts.js';
import { plainContext } from '../paths/graph.js';

/** An inspector that keeps what a test wants to know of a flow behind a store: its state, and what it did. */
export interface Telltale extends FlowInspector {
  readonly value: () => unknown;
  readonly context: () => unknown;
  /** The transitions taken so far, by name. */
  readonly taken: () => readonly string[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isDefinition = (value: unknown): value is AnyTransitionDefinition =>
  isRecord(value) && 'source' in value && 'eventType' in value;

export const telltale = (): Telltale => {
  let last: Readonly<Record<string, unknown>> = {};
  const taken: string[] = [];
  return {
    value: () => last.value,
    context: () => plainContext(last.context),
    taken: () => taken,
    xstate: (event) => {
      if (!isRecord(event) || !isRecord(event.actorRef)) return;
      // Of the flow itself, and not of what it invokes.
      if (event.actorRef.sessionId !== event.rootId) return;
      if (isRecord(event.snapshot)) last = event.snapshot;
      if (event.type === '@xstate.microstep' && Array.isArray(event._transitions)) {
        taken.push(...event._transitions.filter(isDefinition).map(transitionName));
      }
    },
  };
};
