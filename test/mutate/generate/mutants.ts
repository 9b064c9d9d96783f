import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { filesBelow } from '../files.js';
import { abortRules } from './aborts.js';
import { chartRules } from './charts.js';
import { contextRules } from './context.js';
import { failureRules } from './failures.js';
import { order } from './order.js';
import type { Change, MutantKind, Rule } from './rule.js';
import { placeOf, type Tree, treeOf, visit } from './tree.js';

/** A file of the project with one thing taken away or made wrong. */
export interface Mutant {
  readonly name: string;
  readonly kind: MutantKind;
  readonly file: string;
  /** All of the file, changed. */
  readonly source: string;
}

/** Where mutants are made, and how; a file is of every place that it matches. */
const places: readonly { readonly files: RegExp; readonly rules: readonly Rule[] }[] = [
  { files: /^machines\/.*\.(machine|setup)\.ts$/, rules: [...chartRules, ...contextRules, order] },
  {
    files: /^(machines|src\/(domain|cyclr|gateway|services|oauth|view|cli|element|inspect))\//,
    rules: [...failureRules, ...abortRules],
  },
];

const named = (tree: Tree): readonly (Change & { readonly name: string })[] => {
  const rules = places.filter(({ files }) => files.test(tree.file)).flatMap(({ rules }) => rules);
  const times = new Map<string, number>();
  const changes: (Change & { readonly name: string })[] = [];
  visit(tree.program, (node, above) => {
    for (const change of rules.flatMap((rule) => rule(tree, node, above))) {
      const place = placeOf(above);
      const name = `${tree.file}${place && ` ${place}`}: ${change.what}`;
      const time = (times.get(name) ?? 0) + 1;
      times.set(name, time);
      // Two of one name are told apart by their order.
      changes.push({ ...change, name: time === 1 ? name : `${name} (${time})` });
    }
  });
  return changes;
};

const mutantsOf = (tree: Tree): readonly Mutant[] =>
  named(tree).map(({ name, kind, start, end, text }) => ({
    name,
    kind,
    file: tree.file,
    source: tree.source.slice(0, start) + text + tree.source.slice(end),
  }));

/** All mutants of all files, read off their syntax; what two rules find is one. */
export const allMutants = async (): Promise<readonly Mutant[]> => {
  const files = [...(await filesBelow('machines')), ...(await filesBelow('src'))].filter((file) =>
    places.some((place) => place.files.test(file)),
  );
  const bySource = new Map<string, Mutant>();
  for (const file of files) {
    for (const mutant of mutantsOf(treeOf(file, await readFile(file, 'utf8')))) {
      if (!bySource.has(mutant.source)) bySource.set(mutant.source, mutant);
    }
  }
  return [...bySource.values()];
};

const minified = async (source: string): Promise<string> =>
  (await transform(source, { loader: 'ts', format: 'esm', minify: true })).code;

/** Whether what is left does the same, letter for letter, once it is made small. */
export const isSame = async ({ file, source }: Mutant): Promise<boolean> =>
  (await minified(source)) === (await minified(await readFile(file, 'utf8')));
