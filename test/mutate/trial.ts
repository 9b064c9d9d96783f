import { spawn } from 'node:child_process';
import { firstVariable, type Runner } from './runner.js';

/** How a run of a suite ended. */
export interface Trial {
  readonly end: 'passed' | 'failed' | 'hung';
  /** The test file at hand when it ended. */
  readonly file: string | undefined;
  /** The longest time in which no test ended, in ms. */
  readonly silence: number;
}

const failing = '✘';

// A browser test that is skipped notices nothing.
const plain = { NO_COLOR: '1', FORCE_COLOR: '0', REQUIRE_BROWSER: '1' };

/**
 * Runs a suite in a process of its own until its first failure.
 *
 * @param patience in ms; a run in which no test ends for so long is ended, and has hung
 * @param first the test files to begin with
 */
export const tryOut = (
  { args, cwd }: Runner,
  patience: number,
  first: readonly string[] = [],
): Promise<Trial> =>
  new Promise((resolve) => {
    const run = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...plain, [firstVariable]: first.join(' ') },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    let heard = performance.now();
    let silence = 0;
    let failed = false;
    let hung = false;
    const lose = () => {
      hung = true;
      run.kill('SIGKILL');
    };
    let timer = setTimeout(lose, patience);
    const hear = () => {
      clearTimeout(timer);
      silence = Math.max(silence, performance.now() - heard);
      heard = performance.now();
    };
    run.stdout.setEncoding('utf8').on('data', (text: string) => {
      hear();
      said += text;
      if (said.includes(failing)) {
        failed = true;
        run.kill('SIGKILL');
      } else if (!hung) {
        timer = setTimeout(lose, patience);
      }
    });
    run.on('close', (code) => {
      hear();
      const end = hung && !failed ? 'hung' : failed || code !== 0 ? 'failed' : 'passed';
      const file = said.match(/^test\/\S+\.test\.ts$/gm)?.at(-1);
      resolve({ end, file, silence });
    });
  });
