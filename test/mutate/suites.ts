import { filesBelow } from './files.js';

/** Tests that are run together. */
export interface Suite {
  readonly name: string;
  /** Below the repository. */
  readonly files: readonly string[];
  /** Its tests go by no real time and no network: what fails once has failed. */
  readonly isSimulated?: boolean;
}

const suite = async (name: string, ...folders: readonly string[]): Promise<Suite> => ({
  name,
  files: (await Promise.all(folders.map((folder) => filesBelow(`test/${folder}`))))
    .flat()
    .filter((file) => file.endsWith('.test.ts')),
});

const models = ['properties', 'account.http', 'connector.http'];

/** The tests a mutant has to stand, the quickest first; those in a browser are left to `npm test`. */
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
];
