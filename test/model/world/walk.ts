import { isDeepStrictEqual } from 'node:util';
import * as assert from 'uvu/assert';
import type { Sandbox } from '../../../src/sandbox/index.js';
import type { Path, Step } from '../paths/graph.js';
import type { Gate } from './gate.js';
import { until } from './until.js';
import type { Witness } from './witness.js';

/** What can be seen of the flow under test, from outside and in Cyclr. What a host does not show is left out. */
export interface Seen<Record = unknown> {
  readonly view: unknown;
  /** Cyclr's own record. */
  readonly record: Record;
  /** The state value, and what the flow keeps in mind. */
  readonly value?: unknown;
  readonly context?: unknown;
  /** What the user is offered to do. */
  readonly offers?: unknown;
}

/** A flow under test, with what walks it. */
export interface Walked<Record = unknown> {
  readonly sandbox: Sandbox;
  readonly gate: Gate;
  readonly look: () => Seen<Record> | Promise<Seen<Record>>;
  /** The transitions it has taken so far, by name, where the host tells. */
  readonly taken?: () => readonly string[];
  /** Grows with everything that happens in the flow, where the host tells. */
  readonly ticks?: () => number;
  /** Whether an abandoned call is known to be aborted at once, or a moment later. */
  readonly abortsAtOnce: boolean;
  /** Where secrets are looked for. */
  readonly witness?: Witness | undefined;
  readonly close: () => void | Promise<void>;
}

const trailOf = <Scene, Stage>(path: Path<Scene, Stage>, index: number): string =>
  path
    .slice(0, index + 1)
    .map(({ happening }) => happening?.cause.name ?? 'the flow begins')
    .join(' → ');

/** Whether what was at work before is not any more. */
const leavesWork = <Scene, Stage>({ before, after }: Step<Scene, Stage>): boolean =>
  Object.entries(before?.children ?? {}).some(([id, child]) => after.children[id] !== child);

/** Only what both have: a host that does not show its state cannot be asked for it. */
const sharedWith = (seen: Seen, expected: Seen): Seen => ({
  view: expected.view,
  record: expected.record,
  ...('value' in seen && { value: expected.value }),
  ...('context' in seen && { context: expected.context }),
  ...('offers' in seen && { offers: expected.offers }),
});

/**
 * Takes a flow along a path of the model, and compares the two after each step.
 *
 * @throws an assertion with the path so far, where the two differ
 */
export const walk = async <Scene, Stage extends Walked>(
  path: Path<Scene, Stage>,
  stage: Stage,
  expectations: readonly Seen[],
): Promise<void> => {
  for (const [index, step] of path.entries()) {
    const expected = expectations[index];
    if (!expected) throw new Error('Every step has an expectation.');
    if (step.happening && step.before) {
      const leave = stage.gate.mark();
      await step.happening.cause.happen(stage, step.before).catch((error: unknown) => {
        throw new Error(`${String(error)} ${trailOf(path, index)}`, { cause: error });
      });
      if (leavesWork(step)) leave();
    }
    // What follows by itself and at once has happened already.
    if (!step.rests) continue;
    let seen = await stage.look();
    let ticks: number | undefined;
    await until(async () => {
      // Looking takes longer than waiting.
      if (ticks !== undefined && ticks === stage.ticks?.()) return false;
      ticks = stage.ticks?.();
      seen = await stage.look();
      return isDeepStrictEqual(seen, sharedWith(seen, expected));
    });
    assert.equal(seen, sharedWith(seen, expected), trailOf(path, index));
    await stage.witness?.see();
    if (!stage.abortsAtOnce) await until(() => stage.gate.strays().length === 0);
    assert.equal(stage.gate.strays(), [], `not aborted: ${trailOf(path, index)}`);
    const taken = stage.taken?.();
    if (taken) {
      const told = new Set(taken);
      const missed = step.trace.taken.filter((name) => !told.has(name));
      assert.equal(missed, [], `not taken: ${trailOf(path, index)}`);
    }
  }
  stage.witness?.holdsNone();
};
