import { type CyclrClientOptions, createCyclrClient } from '../../src/cyclr/index.js';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';

/** A client of a sandbox's first account. Retries come at once, so that no test waits. */
export const clientOf = (
  sandbox: Sandbox,
  options: Partial<Pick<CyclrClientOptions, 'clientSecret' | 'timeout' | 'retry'>> = {},
) => {
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  return createCyclrClient({
    apiUrl,
    serviceUrl,
    clientId,
    clientSecret,
    accountId,
    username,
    retry: { delay: 0 },
    ...options,
  });
};

/** Runs with a sandbox of its own and closes it whatever happens. */
export const withSandbox =
  (run: (sandbox: Sandbox) => Promise<void>, options: SandboxOptions = {}) =>
  async (): Promise<void> => {
    const sandbox = await startSandbox(options);
    try {
      await run(sandbox);
    } finally {
      await sandbox.close();
    }
  };
