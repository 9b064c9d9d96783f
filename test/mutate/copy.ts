import { execFile } from 'node:child_process';
import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { filesBelow } from './files.js';
import type { Runner } from './runner.js';
import type { Suite } from './suites.js';

const built = promisify(execFile);
const building = ['run', '--silent', 'build:pages'];
const installed = ['node_modules', 'test/xstate-inspect/node_modules'];
const left = ['node_modules', 'dist', '.git'];

/** Runs a suite in a copy of the whole project in `folder`: its tests start processes, and build pages, of the sources. */
export const copyOf = async (suite: Suite, folder: string): Promise<Runner> => {
  const cwd = join(folder, suite.name.replaceAll(' ', '-'));
  await cp('.', cwd, { recursive: true, filter: (path) => !left.includes(basename(path)) });
  await Promise.all(installed.map((modules) => symlink(resolve(modules), join(cwd, modules))));
  await built('npm', building, { cwd });
  let restore = (): Promise<void> => Promise.resolve();
  return {
    args: ['--import', 'tsx', 'test/mutate/in-copy.ts', ...suite.files],
    cwd,
    write: async (change) => {
      await restore();
      if (change) {
        const path = join(cwd, change.file);
        const original = await readFile(path);
        restore = () => writeFile(path, original);
        await writeFile(path, change.source);
      }
      // No page is made of what the terminal is.
      if (!change?.file.startsWith('src/cli/')) await built('npm', building, { cwd });
      return (await filesBelow('src')).filter((file) => suite.of?.test(file));
    },
    dispose: () => Promise.resolve(),
  };
};
