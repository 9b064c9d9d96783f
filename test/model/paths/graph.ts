import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  getInitialSnapshot,
} from 'xstate';
import { adjacencyMapToArray, getAdjacencyMap } from 'xstate/graph';
import { type Goal, goalsIn } from '../chart/coverage.js';
import { initialTraceOf, type Trace, traceOf } from '../chart/trace.js';
import { type Cause, type Happening, happeningsIn } from './cause.js';

/** A step of a path: what happens, and the situation the model is in then. */
export interface Step<Scene, Stage> {
  /** Nothing for the first: the flow begins. */
  readonly happening: Happening<Scene, Stage> | undefined;
  readonly before: AnyMachineSnapshot | undefined;
  readonly after: AnyMachineSnapshot;
  readonly trace: Trace;
  readonly goals: readonly Goal[];
  /** Whether somebody gets to see `after`: nothing follows at once. */
  readonly rests: boolean;
}

export type Path<Scene, Stage> = readonly Step<Scene, Stage>[];

/** Everything that can be reached from one beginning: each situation with a shortest path, each step out of it. */
export interface Graph<Scene, Stage> {
  readonly scene: Scene;
  readonly snapshots: readonly AnyMachineSnapshot[];
  /** A shortest path to each situation, followed by each single step out of it. */
  readonly paths: readonly Path<Scene, Stage>[];
}

interface Edge {
  readonly state: AnyMachineSnapshot;
  readonly event: EventObject;
  readonly nextState: AnyMachineSnapshot;
}

/** A member of what an event brings, whatever that is. */
export const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** A context without its pictures, its secrets and what only Cyclr cares for. */
export const plainContext = (context: unknown): unknown =>
  JSON.parse(
    JSON.stringify(context ?? null, (key, part: unknown) => {
      if (key === 'propertyId') return undefined;
      // Another one each time.
      if (key === 'cycleId') return 'a cycle';
      return typeof part === 'string' && part.startsWith('data:') ? part.length : part;
    }),
  );

const situations = new WeakMap<AnyMachineSnapshot, string>();

/** What counts as the same situation. */
export const situation = (snapshot: AnyMachineSnapshot): string => {
  const known = situations.get(snapshot);
  if (known !== undefined) return known;
  const { value, status, context } = snapshot;
  const text = JSON.stringify([value, status, plainContext(context)]);
  situations.set(snapshot, text);
  return text;
};

/**
 * Walks the whole reachable graph of a machine.
 *
 * @param input what the machine begins with
 */
export const graphOf = <Scene, Stage>(
  machine: AnyStateMachine,
  input: unknown,
  scene: Scene,
  causes: readonly Cause<Scene, Stage>[],
): Graph<Scene, Stage> => {
  const happenings = new WeakMap<EventObject, Happening<Scene, Stage>>();
  const names = new WeakMap<EventObject, string>();
  const adjacency = getAdjacencyMap(machine, {
    input,
    serializeState: situation,
    serializeEvent: (event: EventObject) => names.get(event) ?? event.type,
    events: (snapshot: AnyMachineSnapshot) =>
      happeningsIn(snapshot, scene, causes).map((happening) => {
        happenings.set(happening.event, happening);
        names.set(happening.event, `${happening.event.type} ${happening.cause.name}`);
        return happening.event;
      }),
    limit: 50_000,
  });
  const rests = (snapshot: AnyMachineSnapshot) =>
    !happeningsIn(snapshot, scene, causes).some(({ cause }) => cause.immediate?.(scene));

  const edges = new Map<string, Edge[]>();
  for (const edge of adjacencyMapToArray(adjacency)) {
    const key = situation(edge.state);
    edges.set(key, [...(edges.get(key) ?? []), edge]);
  }
  const initial: AnyMachineSnapshot = getInitialSnapshot(machine, input);
  const begin = initialTraceOf(machine, input);
  const start: Step<Scene, Stage> = {
    happening: undefined,
    before: undefined,
    after: initial,
    trace: begin,
    goals: goalsIn(begin),
    rests: rests(initial),
  };

  // Breadth first, so the first path to a situation is a shortest one.
  const shortest = new Map<string, Path<Scene, Stage>>([[situation(initial), [start]]]);
  const paths: Path<Scene, Stage>[] = [];
  for (const [key, path] of shortest) {
    for (const { state, event, nextState } of edges.get(key) ?? []) {
      const happening = happenings.get(event);
      if (!happening) continue;
      const trace = traceOf(machine, state, event);
      const step = {
        happening,
        before: state,
        after: nextState,
        trace,
        goals: goalsIn(trace),
        rests: rests(nextState),
      };
      paths.push([...path, step]);
      const next = situation(nextState);
      if (!shortest.has(next)) shortest.set(next, [...path, step]);
    }
  }
  const snapshots = [...shortest.values()].flatMap((path) => path.at(-1)?.after ?? []);
  return { scene, snapshots, paths };
};
