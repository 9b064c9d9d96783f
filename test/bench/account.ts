import { createAccountAuth } from 'cyclr-auth-machine';
import { createCyclrClient } from 'cyclr-auth-machine/cyclr';
import { startSandbox } from 'cyclr-auth-machine/sandbox';

/** What it takes to know an account of this many connectors: requests, time and heap, the client's and the store's. */
const measure = async (count: number) => {
  const sandbox = await startSandbox({
    seed: {
      connectors: [{ id: 1, name: 'Keyed', authType: 'ApiKey' }],
      accounts: [
        {
          id: 'large',
          connectors: Array.from({ length: count }, (_, index) => ({
            id: index + 1,
            connectorId: 1,
            name: `Connector ${index + 1}`,
          })),
        },
      ],
    },
  });
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  const api = createCyclrClient({
    apiUrl,
    serviceUrl,
    clientId,
    clientSecret,
    accountId,
    username,
  });
  globalThis.gc?.();
  const [heap, begin] = [process.memoryUsage().heapUsed, performance.now()];
  const account = createAccountAuth({ api });
  await new Promise<void>((resolve) => {
    account.subscribe(({ step }) => {
      if (step !== 'loading') resolve();
    });
  });
  const ms = performance.now() - begin;
  globalThis.gc?.();
  const bytes = process.memoryUsage().heapUsed - heap;
  const entries = account.getView().entries.length;
  if (entries !== count) throw new Error(`${entries} of ${count} connectors were found.`);
  const requests = sandbox.requests().filter(({ path }) => path !== '/oauth/token').length;
  account.stop();
  await sandbox.close();
  return { connectors: count, requests, ms: Math.round(ms), kilobytes: Math.round(bytes / 1024) };
};

/** Requests grow with pages; time and memory with connectors. */
export const measureAccount = async () => {
  // The first warms up.
  await measure(100);
  return [await measure(100), await measure(500), await measure(1_000)];
};
