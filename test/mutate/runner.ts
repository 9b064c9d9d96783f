/** What stands in a file's place. */
export interface Change {
  readonly file: string;
  readonly source: string;
}

/** Runs a suite, as things are or with one file changed. Dispose of it in the end, as it may hold a process. */
export interface Runner {
  /** What Node is started with, and where. */
  readonly args: readonly string[];
  readonly cwd: string;
  /** Makes ready what is run; returns the files that a change of can make a difference. */
  readonly write: (change: Change | undefined) => Promise<readonly string[]>;
  readonly dispose: () => Promise<void>;
}

/** Names the test files to be run before all others, with spaces between. */
export const firstVariable = 'FIRST_TEST_FILES';
