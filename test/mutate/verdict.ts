import { bundleOf } from './bundle.js';
import { copyOf } from './copy.js';
import { isSame, type Mutant } from './generate/mutants.js';
import type { Runner } from './runner.js';
import type { Suite } from './suites.js';
import { type Trial, tryOut } from './trial.js';

/** What became of a mutant. A test that hangs has noticed it too, but that is said. */
export interface Verdict {
  readonly name: string;
  readonly end: 'killed' | 'hung' | 'survived' | 'same';
  /** The test file that noticed. */
  readonly by?: string;
}

/** A suite that passes with nothing changed. */
export interface Sound {
  readonly suite: Suite;
  /** The files that a change of can make a difference to it. */
  readonly inputs: ReadonlySet<string>;
  /** The longest time in which no test ended, in ms. */
  readonly silence: number;
}

/** The same, made ready for one mutant after another. */
export interface Ready extends Sound {
  readonly runner: Runner;
}

/** What runs a suite, with all it needs in `folder`. */
export const runnerOf = (suite: Suite, folder: string): Promise<Runner> =>
  suite.of ? copyOf(suite, folder) : bundleOf(suite, folder);

/**
 * Runs a suite as things are.
 *
 * @param files that are going to be changed
 * @returns nothing where none of them can make a difference to it
 * @throws Error when it fails: then it would prove nothing of a mutant
 */
export const soundOf = async (
  suite: Suite,
  folder: string,
  files: readonly string[],
): Promise<Sound | undefined> => {
  const runner = await runnerOf(suite, folder);
  const inputs = new Set(await runner.write(undefined));
  await runner.dispose();
  if (!files.some((file) => inputs.has(file))) return undefined;
  // Real HTTP on a busy machine has a second chance, here and below.
  const first = await tryOut(runner, 300_000);
  const { end, file, silence } = first.end === 'passed' ? first : await tryOut(runner, 300_000);
  if (end !== 'passed') throw new Error(`${file ?? suite.name} has ${end} with nothing changed`);
  return { suite, inputs, silence };
};

/** The test files of a suite, the one that has noticed a mutant last first: mutants of one file are much alike. */
const noticing = new Map<string, readonly string[]>();

const trialOf = async ({ suite, runner, silence }: Ready, mutant: Mutant): Promise<Trial> => {
  const first = noticing.get(suite.name) ?? [];
  const patience = 20_000 + 3 * silence;
  await runner.write(mutant);
  const trial = await tryOut(runner, patience, first);
  const { file } = trial;
  if (trial.end === 'passed' || file === undefined) return trial;
  noticing.set(suite.name, [
    file,
    ...(noticing.get(suite.name) ?? []).filter((one) => one !== file),
  ]);
  return suite.isSimulated && trial.end === 'failed'
    ? trial
    : await tryOut(runner, patience, [file]);
};

/** Puts a mutant to the suites that its file is part of, until one of them fails twice. */
export const verdictOn = async (mutant: Mutant, suites: readonly Ready[]): Promise<Verdict> => {
  const { name, file } = mutant;
  if (await isSame(mutant)) return { name, end: 'same' };
  const near = (ready: Ready) => (file.includes(`/${ready.suite.name}/`) ? 0 : 1);
  const asked = suites.filter(({ inputs }) => inputs.has(file));
  // The quickest are asked first, but for the one that the file belongs to.
  for (const ready of asked.sort((one, other) => near(one) - near(other))) {
    const { end, file: by = ready.suite.name } = await trialOf(ready, mutant);
    if (end !== 'passed') return { name, end: end === 'hung' ? 'hung' : 'killed', by };
  }
  return { name, end: 'survived' };
};
