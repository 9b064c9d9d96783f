import { execFile } from 'node:child_process';
import { suite } from 'uvu';
import { equal, is, match, not } from 'uvu/assert';

const test = suite('failures said again');

/** A run of the tests of `runs/<name>.ts`, as `npm test` runs its own. */
const runOf = (name: string): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((resolve) => {
    const child = execFile(
      'node',
      [
        '--import=tsx',
        '--import=./test/support/failures-again.ts',
        'node_modules/uvu/bin.js',
        'test/support/runs',
        `^${name}\\.ts$`,
      ],
      { env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
      (_, stdout) => resolve({ code: child.exitCode, output: stdout }),
    );
  });

test('every failure stands after the last line of a run, with its reason, and the run has failed', async () => {
  const { code, output } = await runOf('failing');
  const [run, again, ...rest] = output.split('What failed, again:');
  equal(rest, []);
  match(run ?? '', /Passed: +1\n/);
  match(again ?? '', /what fails +"this fails"/);
  match(again ?? '', /"something else fails"\n +a reason/);
  not.match(again ?? '', 'that passes');
  is(code, 1);
});

test('a run without one says nothing', async () => {
  const { code, output } = await runOf('passing');
  match(output, /Passed: +1\n/);
  not.match(output, 'again');
  is(code, 0);
});

test.run();
