import * as E from '#fp-ts/Either';
import type { ConnectorApi } from '../domain/connector-api.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../sandbox/index.js';
import { clientFromEnvironment, type Environment } from './environment.js';
import { exitCodes } from './exit-codes.js';
import { clientOfSandbox } from './sandbox-client.js';
import { Refused } from './terminal.js';

/** Runs with a sandbox of its own, and closes it whatever happens. */
export const withSandbox = async <A>(
  options: SandboxOptions,
  use: (sandbox: Sandbox) => Promise<A>,
): Promise<A> => {
  const sandbox = await startSandbox(options);
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
};

/**
 * Runs with the Cyclr that is meant: the environment's, or a sandbox.
 *
 * @throws Refused where the environment does not describe one
 */
export const withApi = <A>(
  sandboxed: boolean,
  env: Environment,
  use: (api: ConnectorApi) => Promise<A>,
): Promise<A> => {
  if (sandboxed) return withSandbox({}, (sandbox) => use(clientOfSandbox(sandbox)));
  const client = clientFromEnvironment(env);
  if (E.isLeft(client)) throw new Refused(client.left, exitCodes.usage);
  return use(client.right);
};
