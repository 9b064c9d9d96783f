import { filesBelow } from './files.js';

/** Tests that are run together. */
export interface Suite {
  readonly name: string;
  /** Below the repository. */
  readonly files: readonly string[];
  /** Its tests go by no real time and no network: what fails once has failed. */
  readonly isSimulated?: boolean;
  /** Its tests start processes or pages of these sources, so it is run in a copy of the project, and is slow. */
  readonly of?: RegExp;
}

const suite = async (name: string, ...folders: readonly string[]): Promise<Suite> => ({
  name,
  files: (await Promise.all(folders.map((folder) => filesBelow(`test/${folder}`))))
    .flat()
    .filter((file) => file.endsWith('.test.ts')),
});

const copySuite = async (of: RegExp, name: string, ...folders: readonly string[]) => ({
  ...(await suite(name, ...folders)),
  of,
});

const models = ['properties', 'account.http', 'connector.http'];

const pages = ['model/account', 'model/connector', 'model/disconnect', 'fuzz/element', 'soak/page'];

/** The tests a mutant has to stand, the quickest first. */
export const allSuites = async (): Promise<readonly Suite[]> => [
  {
    ...(await suite('simulated', 'machine', 'domain', 'oauth', 'view', 'element')),
    isSimulated: true,
  },
  {
    name: 'small models',
    files: ['disconnect', 'watch'].map((name) => `test/model/${name}.http.test.ts`),
  },
  await suite('gateway', 'gateway'),
  await suite('cyclr', 'cyclr'),
  await suite('flows', 'flows'),
  ...models.map((name) => ({ name, files: [`test/model/${name}.test.ts`] })),
  await copySuite(/^src\/cli\//, 'cli', 'cli'),
  await copySuite(/^src\/inspect\//, 'inspect', 'inspect', 'viewer'),
  await copySuite(/^src\/inspect\//, 'inspectors', 'xstate-inspect'),
  await copySuite(/^src\/element\//, 'browser', 'browser'),
  {
    name: 'pages',
    files: pages.map((name) => `test/${name}.browser.test.ts`),
    of: /^src\/element\//,
  },
];
