import { createCyclrClient } from '../../src/cyclr/index.js';
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
import { type Surfaces, surfacesOf } from './surfaces.js';
import { forget, type TimeLimits, timeLimits } from './time-limits.js';
import { type Traffic, tapped } from './traffic.js';

/** Where a fault strikes: between the client and Cyclr, or between a page and its gateway. */
export type Hop = 'cyclr' | 'gateway';

/** Who asks: a server itself, a page through its gateway, or one whose user may use some connectors only. */
export type Via = 'direct' | 'gateway' | 'limited';

/** A fresh start of the sandbox and of the ways to it, for one cell. */
export interface World {
  readonly sandbox: Sandbox;
  readonly api: (via: Via) => ConnectorApi;
  /** A page of no consequence where a browser may end. */
  readonly landing: string;
  /** What the one who asks has sent: the Cyclr client, or the page. */
  readonly traffic: (via: Via) => Traffic;
  /** What the gateway has sent to Cyclr. */
  readonly onwards: Traffic;
  /** How many requests have been spoilt so far. */
  readonly spoilt: () => number;
  readonly addFault: (hop: Hop, rule: FaultRule) => () => void;
  /** The time limits that clients set on this hop. */
  readonly limits: (hop: Hop) => TimeLimits;
  readonly surfaces: Surfaces;
  /** A round trip of its own, in which everything that is about to happen has time to. */
  readonly roundTrip: () => Promise<void>;
  /**
   * Ends it: resolves when nothing of it goes on that could reach into the next one.
   *
   * @param onLate told of what is sent all the same
   */
  readonly end: (onLate: (what: string) => void) => Promise<void>;
}

export interface Place {
  /**
   * @param secrets what must not show, by name
   * @param isThorough whether they are looked for in everything
   */
  readonly enter: (
    unknowns: Partial<Unknowns>,
    secrets: Readonly<Record<string, string>>,
    isThorough?: boolean,
  ) => World;
  readonly close: () => Promise<void>;
}

const retry = { delay: 1, maxRetryAfter: 1_000 };
const may = ['install', 'installTemplate', 'verify', 'deauthenticate', 'delete'] as const;

/** Node's fetch calls itself no navigation; what a browser says of one is put in here. */
const asVisit = (request: Request): Request => {
  if (!request.headers.has('x-visit')) return request;
  const headers = new Headers(request.headers);
  headers.set('sec-fetch-mode', 'navigate');
  headers.set('sec-fetch-dest', 'document');
  const { url, signal } = request;
  return new Request(url, { headers, signal });
};

/** A sandbox and a gateway's host with ports of their own, for one cell after another. */
export const openPlace = async (): Promise<Place> => {
  const sandbox = await startSandbox({ seed, clock: { now: () => now } });
  const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username } = sandbox;
  const cyclr = { apiUrl, serviceUrl, clientId, clientSecret, retry, clock: () => now };
  let gateway: (request: Request) => Promise<Response> = async () => Response.error();
  const host: FaultyHost = await startFaultyHost((request) => gateway(asVisit(request)));
  let former: readonly TimeLimits[] = [];

  return {
    enter: (unknowns, secrets, isThorough) => {
      sandbox.reset();
      sandbox.setUnknowns(unknowns);
      host.clearFaults();
      former.forEach(forget);
      const limits = { cyclr: timeLimits(), gateway: timeLimits() };
      former = [limits.cyclr, limits.gateway];
      const earlier = host.requests().length;

      const surfaces = surfacesOf({ ...secrets, 'client secret': clientSecret }, isThorough);
      const see = (request: Request) => {
        surfaces.scan.see('URL', request.url);
        const [, token] = (request.headers.get('authorization') ?? '').split(' ');
        if (token) surfaces.scan.add('access token', token);
      };
      const direct = tapped({}, see);
      const onwards = tapped({}, see);
      const page = { 'sec-fetch-site': 'same-origin' };
      const traffic = {
        direct,
        gateway: tapped(page, see),
        limited: tapped({ ...page, 'x-limited': 'yes' }, see),
      };

      const told: number[] = [];
      const options = { ...cyclr, timeout: limits.cyclr.ms };
      gateway = createGateway({
        cyclr: { ...options, fetch: onwards.fetch },
        authorize: ({ headers }) => ({
          accountId,
          username,
          may,
          ...(headers.has('x-limited') && { connectors: told }),
        }),
        onInstalled: (id) => void told.push(id),
        secret: 'a gateway secret of at least thirty-two characters',
        clock: () => now,
      });
      const clientOf = (via: 'gateway' | 'limited') =>
        createGatewayClient({
          url: `${host.url}/cyclr-auth`,
          timeout: limits.gateway.ms,
          fetch: traffic[via].fetch,
        });
      const apis = {
        direct: createCyclrClient({ ...options, accountId, username, fetch: direct.fetch }),
        gateway: clientOf('gateway'),
        limited: clientOf('limited'),
      };
      const roundTrip = async () => {
        await (await fetch(`${sandbox.providerUrl}/nothing`)).arrayBuffer();
      };
      const asking = Object.values(traffic);
      const everyTraffic = [...asking, onwards];
      const isAtWork = () =>
        everyTraffic.some((one) => one.onTheWay().length > 0) ||
        [...sandbox.requests(), ...host.requests().slice(earlier)].some(({ end }) => end === null);
      return {
        sandbox,
        api: (via) => apis[via],
        landing: `${sandbox.providerUrl}/landed`,
        traffic: (via) => traffic[via],
        onwards,
        spoilt: () =>
          [...sandbox.requests(), ...host.requests().slice(earlier)].filter(
            ({ fault }) => fault !== undefined,
          ).length,
        addFault: (hop, rule) => (hop === 'cyclr' ? sandbox : host).addFault(rule),
        limits: (hop) => limits[hop],
        surfaces,
        roundTrip,
        end: async (onLate) => {
          // A gateway may go on with what it has begun; whoever asks for something has left.
          for (const one of asking) one.shut(onLate);
          onwards.shut();
          if (!isAtWork()) return;
          // What is on its way already is in neither list; it takes less than a round trip.
          for (let quiet = 0; quiet < 2; quiet = isAtWork() ? 0 : quiet + 1) {
            former.forEach(({ runOut }) => void runOut());
            await roundTrip();
          }
        },
      };
    },
    close: async () => {
      former.forEach(forget);
      await host.close();
      await sandbox.close();
    },
  };
};
