import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import * as t from 'io-ts';
import { isRight } from '#fp-ts/Either';
import { explained } from './explained.js';
import type { Mutant } from './generate/mutants.js';
import type { Verdict } from './verdict.js';

const file = 'node_modules/.cache/mutation.jsonl';

const Line = t.intersection([
  t.type({
    hash: t.string,
    end: t.keyof({ killed: null, hung: null, survived: null, same: null }),
  }),
  t.partial({ by: t.string }),
]);

const hashOf = ({ source }: Mutant): string => createHash('sha256').update(source).digest('hex');

/** Empties the memory. */
export const forgetAll = (): void => rmSync(file, { force: true });

/** Adds a verdict. */
export const remember = (mutant: Mutant, { end, by }: Verdict): void => {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, `${JSON.stringify({ name: mutant.name, hash: hashOf(mutant), end, by })}\n`);
};

/**
 * Verdicts of a run that was interrupted: those over other sources do not count, and a survivor is tried again unless
 * there is a reason for it.
 */
export const remembered = (mutants: readonly Mutant[]): readonly Verdict[] => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  const known = new Map<string, t.TypeOf<typeof Line>>();
  for (const line of lines) {
    const read = Line.decode(JSON.parse(line));
    if (isRight(read)) known.set(read.right.hash, read.right);
  }
  return mutants.flatMap((mutant) => {
    const { end, by } = known.get(hashOf(mutant)) ?? {};
    return end === undefined || (end === 'survived' && !Object.hasOwn(explained, mutant.name))
      ? []
      : [{ name: mutant.name, end, ...(by !== undefined && { by }) }];
  });
};
