import { type CyclrClientOptions, createCyclrClient } from '../../src/cyclr/index.js';
import { createGateway } from '../../src/gateway/index.js';
import { type ConnectorApi, createGatewayClient } from '../../src/index.js';
import {
  type FaultRule,
  type FaultyHost,
  type Sandbox,
  startFaultyHost,
  startSandbox,
  type Unknowns,
} from '../../src/sandbox/index.js';
import { seed } from './answers.js';
import { now } from './faults.js';
import { type Traffic, tapped } from './traffic.js';

/** Where a fault strikes: between the client and Cyclr, or between a page and its gateway. */
export type Hop = 'cyclr' | 'gateway';

/** A fresh start of the sandbox and of the ways to it, for one cell. */
export interface World {
  readonly sandbox: Sandbox;
  /** The Cyclr client itself. */
  readonly direct: ConnectorApi;
  /** The gateway's client, through a gateway to the same Cyclr. */
  readonly viaGateway: ConnectorApi;
  /** A page of no consequence where a browser may end. */
  readonly landing: string;
  /** What the one who asks has sent: the Cyclr client, or the page. */
  readonly traffic: (via: 'direct' | 'gateway') => Traffic;
  /** How many requests have been spoilt so far. */
  readonly spoilt: () => number;
  readonly addFault: (hop: Hop, rule: FaultRule) => () => void;
  /** From now on nobody waits for long, or everybody does again. */
  readonly hurry: (hop: Hop | undefined) => void;
}

export interface Place {
  /** @param haste how long one who is in a hurry waits, in ms */
  readonly enter: (unknowns: Partial<Unknowns>, haste: number) => World;
  readonly close: () => Promise<void>;
}

// In ms, and far longer than anything takes on a busy machine.
const patience = 60_000;

/** One of two clients, whichever is meant just now. */
const whichever = (calm: ConnectorApi, hasty: ConnectorApi, inHaste: () => boolean): ConnectorApi =>
  new Proxy(calm, { get: (_, name) => Reflect.get(inHaste() ? hasty : calm, name) });

const retry = { delay: 1, maxRetryAfter: 1_000 };

/** A sandbox and a gateway's host with ports of their own, for one cell after another. */
export const openPlace = async (): Promise<Place> => {
  const sandbox = await startSandbox({ seed, clock: { now: () => now } });
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  const cyclr = { apiUrl, serviceUrl, clientId, clientSecret, retry, clock: () => now };
  let gateway: (request: Request) => Promise<Response> = async () => Response.error();
  const host: FaultyHost = await startFaultyHost((request) => gateway(request));

  const gatewayOf = (timeout: number) =>
    createGateway({
      cyclr: { ...cyclr, timeout },
      authorize: () => ({ accountId, username }),
      secret: 'a gateway secret of at least thirty-two characters',
    });

  return {
    enter: (unknowns, haste) => {
      sandbox.reset();
      sandbox.setUnknowns(unknowns);
      host.clearFaults();
      const earlier = host.requests().length;
      let hurried: Hop | undefined;
      const toCyclr = tapped();
      const toGateway = tapped({ 'sec-fetch-site': 'same-origin' });
      const options = (timeout: number): CyclrClientOptions => ({
        ...cyclr,
        accountId,
        username,
        timeout,
        fetch: toCyclr.fetch,
      });
      const page = (timeout: number) =>
        createGatewayClient({ url: `${host.url}/cyclr-auth`, timeout, fetch: toGateway.fetch });
      const [calm, hasty] = [gatewayOf(patience), gatewayOf(haste)];
      gateway = (request) => (hurried === 'cyclr' ? hasty : calm)(request);
      return {
        sandbox,
        direct: whichever(
          createCyclrClient(options(patience)),
          createCyclrClient(options(haste)),
          () => hurried === 'cyclr',
        ),
        viaGateway: whichever(page(patience), page(haste), () => hurried === 'gateway'),
        landing: `${sandbox.providerUrl}/landed`,
        traffic: (via) => (via === 'direct' ? toCyclr : toGateway),
        spoilt: () =>
          [...sandbox.requests(), ...host.requests().slice(earlier)].filter(
            ({ fault }) => fault !== undefined,
          ).length,
        addFault: (hop, rule) => (hop === 'cyclr' ? sandbox : host).addFault(rule),
        hurry: (hop) => {
          hurried = hop;
        },
      };
    },
    close: async () => {
      await host.close();
      await sandbox.close();
    },
  };
};
