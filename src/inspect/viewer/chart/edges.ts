import { liftedOut } from './lift.js';
import { type ChartState, type ChartTransition, statesOf } from './machine.js';
import type { Resolver } from './resolve.js';
import { triggerText } from './trigger.js';

/** What leads from one state to another. */
export interface ChartEdge {
  readonly key: string;
  readonly source: ChartState;
  readonly target: ChartState;
  readonly transitions: readonly ChartTransition[];
  readonly labels: readonly string[];
  /** The line that stands for this one and its like. */
  readonly through?: ChartEdge;
}

export interface ChartEdges {
  /** Drawn as lines; all transitions between the same two states share one. */
  readonly lines: readonly ChartEdge[];
  /** Told in words in the box of their state, where a line would say less. */
  readonly notes: readonly ChartEdge[];
  /** Lines that stand for those of many states within one. */
  readonly bundles: readonly ChartEdge[];
}

/** Whether an earlier transition of the state waits for the same, so that this one is what is left. */
const isRest = (state: ChartState, transition: ChartTransition): boolean => {
  const same = JSON.stringify(transition.trigger);
  const first = state.transitions.find(({ trigger }) => JSON.stringify(trigger) === same);
  return transition.guard === undefined && first !== transition;
};

/** What is written of transitions: an event once, however many guards let it pass. */
const labelsOf = (
  source: ChartState,
  transitions: readonly ChartTransition[],
): readonly string[] => {
  const guards = new Map<string, Set<string>>();
  const open = new Set<string>();
  for (const transition of transitions) {
    const event = triggerText(transition.trigger);
    const passing = guards.get(event) ?? new Set();
    guards.set(event, passing);
    if (transition.guard !== undefined) passing.add(transition.guard);
    else if (event === '' && isRest(source, transition)) passing.add('otherwise');
    else open.add(event);
  }
  return [...guards].flatMap(([event, passing]) => {
    const guarded = passing.size > 0 && !open.has(event) ? `[${[...passing].join(' | ')}]` : '';
    const label = [event, guarded].filter((part) => part !== '').join(' ');
    return label === '' ? [] : [label];
  });
};

/** Transitions that stay within a state are told by a sign, others by where they lead. */
const noteText = (label: string, source: ChartState, target: ChartState | undefined): string => {
  if (!target) return `↩ ${label}`;
  return target === source ? `↻ ${label}` : `${label} → ${target.name}`;
};

/** Sorts the transitions of a machine into lines and notes. */
export const edgesOf = (root: ChartState, resolve: Resolver): ChartEdges => {
  const lines = new Map<string, ChartEdge>();
  const notes = new Map<string, ChartEdge>();
  const add = (
    edges: Map<string, ChartEdge>,
    edge: Omit<ChartEdge, 'labels'>,
    text: (label: string) => string = (label) => label,
  ) => {
    const transitions = [...(edges.get(edge.key)?.transitions ?? []), ...edge.transitions];
    const labels = labelsOf(edge.source, transitions).map(text);
    edges.set(edge.key, { ...edge, transitions, labels });
  };
  for (const source of statesOf(root)) {
    for (const transition of source.transitions) {
      const [transitions, event] = [[transition], triggerText(transition.trigger)];
      const targets = transition.targets.flatMap(
        (written) => resolve.target(source, written) ?? [],
      );
      if (targets.length === 0) {
        const key = `${source.key}!${event}`;
        add(notes, { key, source, target: source, transitions }, (label) =>
          noteText(label, source, undefined),
        );
      }
      for (const target of targets) {
        // A line between a state and one it is in would run across all the others in there.
        if (resolve.isWithin(source, target) || resolve.isWithin(target, source)) {
          const key = `${source.key}!${event}>${target.key}`;
          add(notes, { key, source, target, transitions }, (label) =>
            noteText(label, source, target),
          );
        } else {
          add(lines, { key: `${source.key}>${target.key}`, source, target, transitions });
        }
      }
    }
  }
  const lifted = liftedOut([...lines.values()], resolve);
  const told = lifted.told.flatMap((edge) => ({
    ...edge,
    labels: edge.labels.map((label) => noteText(label, edge.source, edge.target)),
  }));
  return { lines: lifted.lines, notes: [...notes.values(), ...told], bundles: lifted.bundles };
};
