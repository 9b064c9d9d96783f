import { join, resolve } from 'node:path';
import { type BuildContext, context, type Plugin } from 'esbuild';
import { type Change, firstVariable, type Runner } from './runner.js';
import type { Suite } from './suites.js';

const say = (file: string): string =>
  `data:text/javascript,globalThis.UVU_INDEX=globalThis.UVU_QUEUE.push([${JSON.stringify(file)}])-1`;

/** Names each file for the runner before it is loaded, runs all until the first that fails, and ends. */
const entryOf = ({ files }: Suite): string =>
  [
    ...files.flatMap((file) => [say(file), `./${file}`]).map((path) => `import '${path}';`),
    `import { exec } from 'uvu';`,
    `const first = (process.env.${firstVariable} ?? '').split(' ').reverse();`,
    'UVU_QUEUE.sort(([one], [other]) => first.indexOf(other) - first.indexOf(one));',
    'await exec(true);',
    'process.exit(process.exitCode ?? 0);',
  ].join('\n');

const banner = [
  `import { createRequire } from 'node:module';`,
  'const require = createRequire(import.meta.url);',
  'globalThis.UVU_DEFER = 1;',
  'globalThis.UVU_QUEUE = [];',
].join('\n');

/** Bundles a suite into one file in `folder`. */
export const bundleOf = async (suite: Suite, folder: string): Promise<Runner> => {
  let changed: Change | undefined;
  const changing: Plugin = {
    name: 'change',
    setup: ({ onLoad }) => {
      onLoad({ filter: /[\\/](machines|src)[\\/].*\.ts$/ }, ({ path }) =>
        changed && path === resolve(changed.file)
          ? { contents: changed.source, loader: 'ts' }
          : undefined,
      );
    },
  };
  const outfile = join(folder, `${suite.name.replaceAll(' ', '-')}.mjs`);
  const building: BuildContext<{ metafile: true }> = await context({
    stdin: { contents: entryOf(suite), resolveDir: process.cwd() },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    metafile: true,
    // The models tell XState's guards by the names of their functions.
    keepNames: true,
    // package.json calls test files free of side effects, which is all they have.
    ignoreAnnotations: true,
    banner: { js: banner },
    define: { 'import.meta.url': JSON.stringify(`file://${resolve('test/mutate/bundle.ts')}`) },
    logLevel: 'silent',
    plugins: [changing],
  });
  return {
    args: [outfile],
    cwd: '.',
    write: async (change) => {
      changed = change;
      const { metafile } = await building.rebuild();
      return Object.keys(metafile.inputs);
    },
    dispose: () => building.dispose(),
  };
};
