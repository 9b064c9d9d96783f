import { explained } from './explained.js';
import type { Mutant } from './generate/mutants.js';
import type { Verdict } from './verdict.js';

/** A mutant and what became of it. */
export type Outcome = Pick<Mutant, 'kind' | 'file'> & Verdict;

const ends: readonly Verdict['end'][] = ['killed', 'hung', 'same', 'survived'];

/** How many there were of each kind or file, and what became of them. */
export const counts = (outcomes: readonly Outcome[], by: 'kind' | 'file'): string => {
  const row = (name: string, these: readonly Outcome[]) =>
    `| ${[name, these.length, ...ends.map((end) => these.filter((one) => one.end === end).length)].join(' | ')} |`;
  return [
    `| ${[by === 'kind' ? 'Taken away' : 'From', 'mutants', ...ends].join(' | ')} |`,
    `| ---${' | ---:'.repeat(ends.length + 1)} |`,
    ...[...new Set(outcomes.map((one) => one[by]))].sort().map((name) =>
      row(
        by === 'file' ? `\`${name}\`` : name,
        outcomes.filter((one) => one[by] === name),
      ),
    ),
    row('all', outcomes),
  ].join('\n');
};

const survivors = (outcomes: readonly Outcome[]): readonly string[] =>
  outcomes.filter(({ end }) => end === 'survived').map(({ name }) => name);

/** Those that no test notices and nothing is said about. */
export const unexplained = (outcomes: readonly Outcome[]): readonly string[] =>
  survivors(outcomes).filter((name) => !Object.hasOwn(explained, name));

/** Explanations of what does not survive. */
export const idle = (outcomes: readonly Outcome[]): readonly string[] =>
  Object.keys(explained).filter((name) => !survivors(outcomes).includes(name));

/** `docs/mutation.md`. */
export const mutationDocument = (outcomes: readonly Outcome[]): string =>
  `${[
    '# What the tests notice',
    [
      'Made by `npm run mutate`. Each transition, guard, action, error mapping and abort is taken away or made wrong by',
      'itself, and so the order of candidates, what a chart keeps and hands on, and each delay; and a test has to fail: one',
      'of those that need no browser, the quickest asked first. *Killed* is what made a test fail, *hung* what made one wait',
      'for longer than any test does, which `npm test` ends as a failure too. *Same* is what comes out as the same code once',
      'it is made small. What a terminal, a page or an inspector is made of is tried by its name, as in',
      '`npm run mutate -- src/element`: its tests start processes and Chromium, in a copy of the project.',
    ].join('\n'),
    counts(outcomes, 'kind'),
    counts(outcomes, 'file'),
    '## What no test notices',
    survivors(outcomes)
      .map((name) => `- \`${name}\`: ${explained[name] ?? '**not explained**'}`)
      .join('\n') || 'Nothing.',
    '## How it is made',
    [
      'The changes are read off the syntax (`test/mutate/generate`). The tests run as bundles in which esbuild puts the',
      'changed file in the place of its own, so that a mutant costs a second or so and not the start of a compiler for',
      'each test file: Stryker, whose runner for commands would fit uvu, starts the whole of a command for each mutant.',
      'A failure is believed when it happens twice.',
    ].join('\n'),
  ].join('\n\n')}\n`;
