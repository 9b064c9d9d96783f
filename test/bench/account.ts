import { createAccountAuth } from 'cyclr-auth-machine';
import { createCyclrClient } from 'cyclr-auth-machine/cyclr';
import { startSandbox } from 'cyclr-auth-machine/sandbox';
import * as TE from '#fp-ts/TaskEither';
import { connector, stubApi } from './stub-api.js';

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

/** What the list itself costs while each of its connectors is taken in turn, and each change drawn: Cyclr answers at once. */
const measureWalk = async (count: number) => {
  const api = {
    ...stubApi,
    listConnectors: () =>
      TE.right(Array.from({ length: count }, (_, index) => ({ ...connector, id: index + 1 }))),
  };
  const account = createAccountAuth({ api });
  let begin = 0;
  account.subscribe(({ step, current }) => {
    if (step === 'overview') {
      // All have been left: the list comes back as it began.
      if (begin > 0) return account.finish();
      begin = performance.now();
      queueMicrotask(account.next);
    } else if (step === 'connector' && current !== undefined) queueMicrotask(account.skip);
  });
  const { connectors } = await account.done;
  if (connectors.some(({ status }) => status !== 'skipped')) throw new Error('Not all were taken.');
  return (performance.now() - begin) / count;
};

const counts = [100, 500, 1_000];

/** Requests grow with pages; time and memory with connectors. */
export const measureAccount = async () => {
  // The first warms up.
  await measure(100);
  await measureWalk(100);
  const figures = [];
  for (const count of counts) {
    const microsecondsAConnector = Math.round((await measureWalk(count)) * 1_000);
    figures.push({ ...(await measure(count)), microsecondsAConnector });
  }
  return figures;
};
