import { type ExitCode, exitCodes } from './exit-codes.js';
import type { Terminal } from './terminal.js';
import { withSandbox } from './with-api.js';

export interface SandboxCommand {
  readonly portApi?: number;
  readonly portService?: number;
  readonly portProvider?: number;
  /** The path of a JSON file. */
  readonly seed?: string;
}

/** Runs the local Cyclr until Ctrl-C, and prints the variables to use it with. */
export const serveSandbox = async (
  { portApi, portService, portProvider, seed }: SandboxCommand,
  { out, note, onInterrupt }: Terminal,
): Promise<ExitCode> => {
  const ports = {
    ...(portApi && { api: portApi }),
    ...(portService && { service: portService }),
    ...(portProvider && { provider: portProvider }),
  };
  await withSandbox({ ports, ...(seed && { seed }) }, (sandbox) => {
    out(
      [
        `export CYCLR_API_URL=${sandbox.apiUrl}`,
        `export CYCLR_SERVICE_URL=${sandbox.serviceUrl}`,
        `export CYCLR_CLIENT_ID=${sandbox.clientId}`,
        // A fake's secret, good for this process alone.
        `export CYCLR_CLIENT_SECRET=${sandbox.clientSecret}`,
        `export CYCLR_ACCOUNT_ID=${sandbox.accountId}`,
        `export CYCLR_USERNAME=${sandbox.username}`,
      ].join('\n'),
    );
    note('The sandbox runs until Ctrl-C.');
    return new Promise<void>((resolve) => {
      onInterrupt(resolve);
    });
  });
  return exitCodes.ok;
};
