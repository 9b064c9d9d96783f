import type { AnyMachineSnapshot } from 'xstate';
import { type Graph, type Path, type Step, situation } from './graph.js';

/**
 * Chooses paths that between them have everything that any of the given ones has, few and short: for each thing a
 * shortest path to it, long ones first, as they take the short ones along.
 *
 * @param things what a step is good for
 */
export const coveringPaths = <Scene, Stage>(
  paths: readonly Path<Scene, Stage>[],
  things: (step: Step<Scene, Stage>) => readonly string[],
): readonly Path<Scene, Stage>[] => {
  // A path that ends where nobody can look is no use.
  const usable = paths.filter((path) => path.at(-1)?.rests);
  const cheapest = new Map<string, Path<Scene, Stage>>();
  for (const path of usable) {
    for (const thing of path.flatMap(things)) {
      const known = cheapest.get(thing);
      if (!known || path.length < known.length) cheapest.set(thing, path);
    }
  }
  const candidates = [...new Set(cheapest.values())].sort((a, b) => b.length - a.length);
  const had = new Set<string>();
  const chosen = candidates.filter((path) => {
    const fresh = path.flatMap(things).filter((thing) => !had.has(thing));
    for (const thing of fresh) had.add(thing);
    return fresh.length > 0;
  });
  // What the others have too need not be gone through twice.
  const times = new Map<string, number>();
  const count = (path: Path<Scene, Stage>, by: number) => {
    for (const thing of new Set(path.flatMap(things))) {
      times.set(thing, (times.get(thing) ?? 0) + by);
    }
  };
  for (const path of chosen) count(path, 1);
  return chosen.filter((path) => {
    const needed = path.flatMap(things).some((thing) => times.get(thing) === 1);
    if (!needed) count(path, -1);
    return needed;
  });
};

const coveringNames = <Scene, Stage>(
  paths: readonly Path<Scene, Stage>[],
  nameOf: (step: Step<Scene, Stage>) => string,
): readonly Path<Scene, Stage>[] => {
  const names = new WeakMap<Step<Scene, Stage>, string>();
  return coveringPaths(paths, (step) => {
    const name = names.get(step) ?? nameOf(step);
    names.set(step, name);
    return [name];
  });
};

/** Paths that between them take every step there is: from each situation, everything that can happen in it. */
export const everyStep = <Scene, Stage>(
  paths: readonly Path<Scene, Stage>[],
): readonly Path<Scene, Stage>[] =>
  coveringNames(paths, ({ before, happening }) =>
    [before && situation(before), happening?.cause.name].join(' '),
  );

/**
 * The same where situations are very many: steps that cause, take and ask the same are the same.
 *
 * @param differing what else of a situation tells two steps apart
 */
export const everyKindOfStep = <Scene, Stage>(
  paths: readonly Path<Scene, Stage>[],
  differing: (before: AnyMachineSnapshot) => unknown = () => undefined,
): readonly Path<Scene, Stage>[] =>
  coveringNames(paths, ({ before, happening, after, goals }) =>
    JSON.stringify([
      before?.value,
      before && differing(before),
      happening?.cause.name,
      after.value,
      goals,
    ]),
  );

/**
 * Where walking takes long: paths that between them have every goal and every cause that any of the graphs has, each
 * with its scene.
 */
export const everyGoal = <Scene, Stage>(
  graphs: readonly Graph<Scene, Stage>[],
): readonly { readonly path: Path<Scene, Stage>; readonly scene: Scene }[] => {
  const scenes = new Map(
    graphs.flatMap(({ paths, scene }) => paths.map((path) => [path, scene] as const)),
  );
  return coveringPaths([...scenes.keys()], ({ goals, happening }) => [
    ...goals,
    happening?.cause.name ?? '',
  ]).flatMap((path) => {
    const scene = scenes.get(path);
    return scene === undefined ? [] : [{ path, scene }];
  });
};
