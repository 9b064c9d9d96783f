import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../src/sandbox/index.js';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly onOutput?: (sofar: string, interrupt: () => void) => void;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a process of its own, without a terminal. */
export const cli = (
  args: readonly string[],
  { env = {}, input = '', onOutput }: RunOptions = {},
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const { CYCLR_API_KEY: _, ...inherited } = process.env;
    const child = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
      env: { ...inherited, ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
      onOutput?.(out, () => child.kill('SIGINT'));
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
      // Links of an account go here, so that its outcome stands alone.
      onOutput?.(err, () => child.kill('SIGINT'));
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });

/** The variables by which the command line reaches a sandbox. */
export const environment = (sandbox: Sandbox) => ({
  CYCLR_API_URL: sandbox.apiUrl,
  CYCLR_SERVICE_URL: sandbox.serviceUrl,
  CYCLR_CLIENT_ID: sandbox.clientId,
  CYCLR_CLIENT_SECRET: sandbox.clientSecret,
  CYCLR_ACCOUNT_ID: sandbox.accountId,
  CYCLR_USERNAME: sandbox.username,
});

/** The last line of what was printed, as JSON. */
export const lastJson = ({ out }: Ran): unknown => JSON.parse(out.trim().split('\n').at(-1) ?? '');
