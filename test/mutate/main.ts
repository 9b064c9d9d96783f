import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { counts, idle, mutationDocument, type Outcome, unexplained } from './document.js';
import { allMutants, type Mutant } from './generate/mutants.js';
import { forgetAll, remember, remembered } from './memory.js';
import { allSuites } from './suites.js';
import { runnerOf, type Sound, soundOf, type Verdict, verdictOn } from './verdict.js';

/**
 * `npm run mutate`: takes things away one at a time, and looks whether a test fails. Exits with 1 where a mutant
 * survives unexplained, or an explanation is of none that survives; writes docs/mutation.md when all are tried but
 * those of which the tests are slow.
 *
 * `npm run mutate -- <text>` tries those whose name has the text in it, such as a file's, the slow ones too; `--resume`
 * goes on with a run that was interrupted.
 */
const { values, positionals } = parseArgs({
  options: { resume: { type: 'boolean', default: false } },
  allowPositionals: true,
});

const say = (text: string) => process.stdout.write(`${text}\n`);

const all = await allMutants();
const isWhole = positionals.length === 0;
const suites = await allSuites();
const isSlow = (file: string) => suites.some(({ of }) => of?.test(file));
const chosen = all.filter(({ name, file }) =>
  isWhole ? !isSlow(file) : positionals.every((text) => name.includes(text)),
);
if (!values.resume && isWhole) forgetAll();
const before = values.resume ? remembered(chosen) : [];
const verdicts = new Map(before.map((verdict) => [verdict.name, verdict] as const));
const open = chosen.filter(({ name }) => !verdicts.has(name));
say(`${all.length} mutants, ${chosen.length} of them chosen, ${open.length} to try`);

const settle = (mutant: Mutant, verdict: Verdict) => {
  verdicts.set(mutant.name, verdict);
  remember(mutant, verdict);
  say(`${verdict.end.padEnd(8)} ${mutant.name}${verdict.by ? ` (${verdict.by})` : ''}`);
};

const queue = open.values();

/** Tries one mutant after another, with runners of its own. */
const lane = async (sound: readonly Sound[], folder: string): Promise<void> => {
  await mkdir(folder);
  const ready = await Promise.all(
    sound.map(async (one) => ({ ...one, runner: await runnerOf(one.suite, folder) })),
  );
  for (const mutant of queue) settle(mutant, await verdictOn(mutant, ready));
  await Promise.all(ready.map(({ runner }) => runner.dispose()));
};

const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
try {
  const sound: Sound[] = [];
  const files = open.map(({ file }) => file);
  for (const suite of open.length > 0 ? suites : []) {
    const one = await soundOf(suite, folder, files);
    if (one) sound.push(one);
  }
  // Twice as many as there are processors, as much of the time goes by waiting.
  const lanes = Math.min(2 * availableParallelism(), open.length);
  await Promise.all(Array.from({ length: lanes }, (_, at) => lane(sound, join(folder, `${at}`))));
} finally {
  await rm(folder, { recursive: true });
}

const outcomes = chosen.flatMap((mutant): Outcome[] => {
  const verdict = verdicts.get(mutant.name);
  return verdict ? [{ kind: mutant.kind, file: mutant.file, ...verdict }] : [];
});
say(`\n${counts(outcomes, 'kind')}\n`);
const unsaid = unexplained(outcomes);
for (const name of unsaid) say(`SURVIVED, and nothing says why: ${name}`);
const leftOut = all.filter((mutant) => !chosen.includes(mutant)).map(({ name }) => name);
const needless = isWhole ? idle(outcomes).filter((name) => !leftOut.includes(name)) : [];
for (const name of needless) say(`EXPLAINED, but it does not survive: ${name}`);
if (isWhole) await writeFile('docs/mutation.md', mutationDocument(outcomes));
if (unsaid.length + needless.length > 0) process.exitCode = 1;
