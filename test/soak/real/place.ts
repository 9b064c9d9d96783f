import { type CyclrClientsOptions, createCyclrClients } from '../../../src/cyclr/index.js';
import { createGateway } from '../../../src/gateway/index.js';
import { type ConnectorApi, createGatewayClient } from '../../../src/index.js';
import {
  type Sandbox,
  startFaultyHost,
  startSandbox,
  type Unknowns,
} from '../../../src/sandbox/index.js';
import type { Seeded } from '../seeded.js';
import { sessionOf } from './browser.js';
import { countedFetch } from './counted-fetch.js';
import { faultsOf } from './faults.js';
import { accountOf, seedOf } from './seed.js';

// In ms: short, so that many of them pass in a wave.
const timeout = 3_000;
const pageTimeout = 8_000;
const retry = { limit: 2, delay: 5, maxRetryAfter: 100 };

/** The pages of the host, and what can be seen of them, for one wave. */
export interface Scene {
  /** The Cyclr client, or a page's client through the gateway. */
  readonly apiOf: (account: number, via: 'client' | 'gateway') => ConnectorApi;
  readonly gateway: string;
  readonly spoilt: () => number;
  /** Requests of clients and pages that are neither answered nor given up. */
  readonly underWay: () => readonly string[];
  /** Requests of the gateway itself, which may go on a little after its page has gone. */
  readonly behindGateway: () => readonly string[];
  readonly sent: () => number;
  /** Mends the host and Cyclr, and has both forget everything. */
  readonly leave: () => void;
}

/**
 * What stands for the whole run: a Cyclr, a host with its gateway, and a server's clients. Node's fetch keeps what it
 * knows of each origin it has ever met, so the host's stays the same too.
 */
export interface Place {
  readonly sandbox: Sandbox;
  /** @param faulty how many rules spoil requests of the wave */
  readonly enter: (random: Seeded, faulty: number) => Scene;
  readonly close: () => Promise<void>;
}

// The secrets of a soak are made up, so where they are looked at nobody gets far.
const usually = ['none', 'none', 'none', 'none', 'none', 'none'] as const;

const sometimes = (random: Seeded): Partial<Unknowns> => ({
  authValueCheck: random.pick(...usually, 'reject400', 'unauthenticated'),
  methodCalls: random.pick('allowed', 'blocked'),
  duplicateProperty: random.pick('overwrite', 'duplicate', 'reject400'),
  sensitiveValues: random.pick('clear', 'masked', 'null'),
  redirectQuery: random.pick('none', 'status'),
});

/**
 * Node's fetch keeps what it has made for each request that was ever under way at once, by origin. It has them all
 * made before anything is measured, or the busiest moment of a wave would look like a leak.
 */
const busyOnce = async (origins: readonly string[], requests: number): Promise<void> => {
  for (const origin of origins) {
    const asked = Array.from({ length: requests }, async () => (await fetch(origin)).text());
    await Promise.all(asked);
  }
};

export const openPlace = async (accounts: number): Promise<Place> => {
  const sandbox = await startSandbox({ seed: seedOf(accounts) });
  const { apiUrl, serviceUrl, clientId, clientSecret } = sandbox;
  const toCyclr = countedFetch();
  const behindGateway = countedFetch();
  const cyclr: CyclrClientsOptions = { apiUrl, serviceUrl, clientId, clientSecret, retry, timeout };
  const clients = createCyclrClients({ ...cyclr, fetch: toCyclr.fetch });
  const userOf = (account: number) => ({
    accountId: accountOf(account),
    username: `user${account}@example.com`,
  });
  const handle = createGateway({
    cyclr: { ...cyclr, fetch: behindGateway.fetch },
    authorize: ({ headers }) => {
      const session = headers.get('x-session');
      if (session === null) return undefined;
      return {
        ...userOf(Number(session)),
        may: ['install', 'installTemplate', 'verify', 'deauthenticate', 'delete'],
      };
    },
    secret: 'a gateway secret of at least thirty-two characters',
  });

  const host = await startFaultyHost(handle);
  await busyOnce([apiUrl, serviceUrl, sandbox.providerUrl, host.url], accounts);

  return {
    sandbox,
    enter: (random, faulty) => {
      sandbox.reset();
      sandbox.setUnknowns(sometimes(random));
      const toHost = countedFetch();
      const sentBefore = toCyclr.sent() + behindGateway.sent();
      for (const rule of faultsOf(random, 'api', faulty)) sandbox.addFault(rule);
      for (const server of ['service', 'provider'] as const) {
        for (const rule of faultsOf(random, server, faulty / 20, true)) sandbox.addFault(rule);
      }
      for (const rule of faultsOf(random, 'host', faulty / 2)) host.addFault(rule);
      // A server that goes away comes back a little later.
      const timers = [sandbox, host, sandbox].map((server) => {
        const lift = server.addFault({
          match: { server: server === host ? 'host' : 'api' },
          after: random.between(100, 1_500),
          times: 1,
          fault: { kind: 'refuse' },
        });
        return setTimeout(lift, random.between(300, 2_000));
      });
      timers.push(setTimeout(sandbox.revokeTokens, random.between(200, 3_000)));
      return {
        gateway: host.url,
        apiOf: (account, via) =>
          via === 'client'
            ? clients(userOf(account))
            : createGatewayClient({
                url: `${host.url}/cyclr-auth`,
                timeout: pageTimeout,
                fetch: (input, init) =>
                  toHost.fetch(input, {
                    ...init,
                    headers: {
                      ...Object.fromEntries(new Headers(init?.headers)),
                      ...sessionOf(account),
                    },
                  }),
              }),
        spoilt: () =>
          [...sandbox.requests(), ...host.requests()].filter(({ fault }) => fault !== undefined)
            .length,
        underWay: () => [...toCyclr.underWay(), ...toHost.underWay()],
        behindGateway: behindGateway.underWay,
        sent: () => toCyclr.sent() + behindGateway.sent() - sentBefore + toHost.sent(),
        leave: () => {
          for (const timer of timers) clearTimeout(timer);
          host.reset();
          sandbox.clearFaults();
          sandbox.reset();
        },
      };
    },
    close: async () => {
      await host.close();
      await sandbox.close();
    },
  };
};
