import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyStateNode,
  type AnyTransitionDefinition,
  type EventObject,
  getInitialMicrosteps,
  getMicrosteps,
} from 'xstate';
import { type GuardVerdict, guardVerdicts } from './guards.js';
import { transitionName } from './parts.js';

/** What one event did in a chart. */
export interface Trace {
  /** Every state that was in, also for a moment. */
  readonly states: readonly string[];
  /** By name, in order. */
  readonly taken: readonly string[];
  readonly verdicts: readonly GuardVerdict[];
}

const isLeaf = ({ states }: AnyStateNode): boolean => Object.keys(states).length === 0;

/** From a state to the root: the order in which an event is offered. */
const upwards = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...(node.parent ? upwards(node.parent) : []),
];

/** Offers an event to the active states as XState does, and notes what each guard says. */
const offer = (
  snapshot: AnyMachineSnapshot,
  event: EventObject,
  candidatesIn: (node: AnyStateNode) => readonly AnyTransitionDefinition[],
): Pick<Trace, 'taken' | 'verdicts'> => {
  const taken = new Set<string>();
  const verdicts: GuardVerdict[] = [];
  for (const leaf of snapshot._nodes.filter(isLeaf)) {
    const candidates = upwards(leaf).flatMap(candidatesIn);
    for (const candidate of candidates) {
      const name = transitionName(candidate);
      const asked = guardVerdicts(name, candidate.guard, snapshot, event);
      verdicts.push(...asked.verdicts);
      if (!asked.holds) continue;
      taken.add(name);
      break;
    }
  }
  return { taken: [...taken], verdicts };
};

const merged = (traces: readonly Pick<Trace, 'taken' | 'verdicts'>[]) => ({
  taken: traces.flatMap(({ taken }) => taken),
  verdicts: traces.flatMap(({ verdicts }) => verdicts),
});

const idsOf = (snapshots: readonly AnyMachineSnapshot[]) => [
  ...new Set(snapshots.flatMap(({ _nodes }) => _nodes.map(({ id }) => id))),
];

const always = ({ always: candidates }: AnyStateNode) => candidates ?? [];

/** What an event does in a situation, step by step. */
export const traceOf = (
  machine: AnyStateMachine,
  before: AnyMachineSnapshot,
  event: EventObject,
): Trace => {
  if (before.status !== 'active') return { states: [], taken: [], verdicts: [] };
  const after = getMicrosteps(machine, before, event).map(([snapshot]) => snapshot);
  return {
    states: idsOf(after),
    ...merged([
      offer(before, event, ({ transitions }) => transitions.get(event.type) ?? []),
      ...after.map((snapshot) => offer(snapshot, event, always)),
    ]),
  };
};

/** What beginning does. */
export const initialTraceOf = (machine: AnyStateMachine, input: unknown): Trace => {
  const steps = getInitialMicrosteps(machine, input).map(([snapshot]) => snapshot);
  const event = { type: 'xstate.init' };
  return {
    states: idsOf(steps),
    ...merged(steps.map((snapshot) => offer(snapshot, event, always))),
  };
};
