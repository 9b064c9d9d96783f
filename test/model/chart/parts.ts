import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { type GuardUse, guardText, guardUsesOf } from './guards.js';

/** One candidate of one event of one state. */
export interface ChartTransition {
  /** Names it: state, event, guard and target. */
  readonly name: string;
  readonly definition: AnyTransitionDefinition;
  readonly guards: readonly GuardUse[];
}

/** Everything of a chart that tests have to go through. */
export interface ChartParts {
  readonly states: readonly string[];
  readonly transitions: readonly ChartTransition[];
}

/** A state and all below it. */
export const nodesOf = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesOf),
];

const delayOf = /^xstate\.after\.([^.]+)\./;
const serviceOf = /^xstate\.(done|error)\.actor\.(.+)$/;
const snapshotOf = /^xstate\.snapshot\.(.+)$/;

/** An event type in words that do not change with the state it is for: `done authenticate`, `after settleGrace`. */
export const eventKey = (type: string): string => {
  const delay = delayOf.exec(type);
  if (delay) return `after ${delay[1]}`;
  const service = serviceOf.exec(type);
  if (service) return `${service[1]} ${service[2]}`;
  const snapshot = snapshotOf.exec(type);
  return snapshot ? `snapshot ${snapshot[1]}` : type;
};

/** All candidates of a state, each event's in the order in which they are tried. */
export const candidatesOf = (
  node: AnyStateNode,
): readonly (readonly AnyTransitionDefinition[])[] => [
  ...node.transitions.values(),
  ...(node.always ? [node.always] : []),
];

/**
 * The name of a transition. It is the same for every copy of a machine, and for two candidates it differs.
 */
export const transitionName = (definition: AnyTransitionDefinition): string => {
  const { source, eventType, target, guard } = definition;
  const list = candidatesOf(source).find((candidates) => candidates.includes(definition)) ?? [];
  const place = list.length > 1 ? ` (${list.indexOf(definition) + 1} of ${list.length})` : '';
  const to = target?.map(({ id }: AnyStateNode) => id).join(', ') ?? 'itself, by actions alone';
  const when = guard ? ` when ${guardText(guard)}` : '';
  return `${source.id}: ${eventType === '' ? 'always' : eventKey(eventType)}${place} → ${to}${when}`;
};

/** Reads the chart off the machine itself. */
export const partsOf = (machine: AnyStateMachine): ChartParts => {
  const nodes = nodesOf(machine.root);
  return {
    states: nodes.map(({ id }) => id),
    transitions: nodes.flatMap(candidatesOf).flatMap((candidates) =>
      candidates.map((definition) => {
        const name = transitionName(definition);
        return { name, definition, guards: guardUsesOf(name, definition.guard) };
      }),
    ),
  };
};
