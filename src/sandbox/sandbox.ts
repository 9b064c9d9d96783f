import { isIPv4 } from 'node:net';
import { createApiApp } from './api-app.js';
import { createFaultBook, type FaultRule } from './fault-rules.js';
import { createListener } from './listener.js';
import { createProviderApp } from './provider-app.js';
import { createRequestLog, type RequestLogEntry } from './request-log.js';
import { SandboxError } from './sandbox-error.js';
import { defaultSeed } from './seed.js';
import { loadSeed, type SeedCredentials, type SeedFile } from './seed-file.js';
import { createServiceApp } from './service-app.js';
import { type Clock, createState, resetState, seededUsername } from './state.js';
import { defaultUnknowns, type Unknowns } from './unknowns.js';
import { watchedUnknowns } from './watched-unknowns.js';
import { describeInstalled, type SandboxConnector } from './wire.js';

export interface SandboxOptions {
  /** The Cyclr to start from: an object, or the path of a JSON file. Default: `defaultSeed`. */
  readonly seed?: SeedFile | string;
  readonly unknowns?: Partial<Unknowns>;
  readonly faults?: readonly FaultRule[];
  /** Absent or 0: a free port. */
  readonly ports?: { readonly api?: number; readonly service?: number; readonly provider?: number };
  /** Default `127.0.0.1`. Anything but loopback is refused unless `allowNonLoopback`. */
  readonly host?: string;
  readonly allowNonLoopback?: boolean;
  /** Milliseconds; drives token expiry and dates. Default: the system clock. */
  readonly clock?: Clock;
}

export interface SandboxAccount {
  readonly id: string;
  readonly name: string;
  readonly username: string;
}

/** An installed template. */
export interface SandboxCycle {
  readonly id: string;
  readonly accountId: string;
  readonly templateId: string;
  readonly name: string;
  /** The account connectors it uses. */
  readonly connectorIds: readonly number[];
}

/** A release of the catalogue. */
export interface SandboxRelease {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** A method that is open to callers, by its id. */
  readonly test?: number;
  /** A trigger that asks the app, by its id. */
  readonly lookup?: number;
}

/** A template that can be installed. */
export type SandboxTemplate = Pick<SandboxCycle, 'id' | 'name'>;

/** What a demo types for a connector; the third party accepts it. */
export type DemoAnswers = Omit<SeedCredentials, 'properties'> & {
  readonly properties: Readonly<Record<string, string>>;
};

export interface Sandbox {
  /** Origins without a trailing slash; three ports, so cross-origin behaviour is real. */
  readonly apiUrl: string;
  readonly serviceUrl: string;
  readonly providerUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The first account of the seed, and its user. */
  readonly accountId: string;
  readonly username: string;
  readonly accounts: readonly SandboxAccount[];
  readonly unknowns: Unknowns;
  /** The switches that anything answered since the last `reset` has rested on. */
  unknownsAsked(): ReadonlySet<keyof Unknowns>;
  /** Connectors of every account, without their secrets. */
  connectors(): readonly SandboxConnector[];
  /** Installed templates of every account. */
  cycles(): readonly SandboxCycle[];
  /** What can be installed, and a call that shows whether a credential of it works. */
  catalogue(): readonly SandboxRelease[];
  templates(): readonly SandboxTemplate[];
  /** Removes a connector behind everybody's back, as somebody at Cyclr's own console may. */
  removeConnector(accountConnectorId: number): void;
  /** Takes effect with the next request. */
  setUnknowns(changes: Partial<Unknowns>): void;
  /** @returns a function that takes the rule back */
  addFault(rule: FaultRule): () => void;
  clearFaults(): void;
  requests(): readonly RequestLogEntry[];
  /** What a demo types for an account connector. @throws SandboxError `unknownConnector` */
  demoAnswers(accountConnectorId: number): DemoAnswers;
  /** For tests only: the stored `AuthValue`, to compare bytes. */
  readAuthValue(accountConnectorId: number): string | null;
  /** For tests only: the stored value of a property. */
  readProperty(accountConnectorId: number, name: string): string | null;
  /** Makes every access token useless at once, as when a client secret is replaced. */
  revokeTokens(): void;
  /** Back to the start: seed, switches and faults as given, no tokens, an empty log. */
  reset(): void;
  /** Cuts every connection, also silent ones, and frees the ports. Calling it twice is harmless. */
  close(): Promise<void>;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));

/**
 * Starts a local Cyclr (API and service domain) and a fake third party on three ports.
 * @throws SandboxError `nonLoopbackHost`, `unreadableSeed`, `invalidSeed`, `portInUse`, `cannotListen`
 * @example
 * const sandbox = await startSandbox();
 * await fetch(`${sandbox.apiUrl}/oauth/token`, { method: 'POST', body: new URLSearchParams({
 *   grant_type: 'client_credentials', client_id: sandbox.clientId, client_secret: sandbox.clientSecret,
 * }) });
 * await sandbox.close();
 */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const host = options.host ?? '127.0.0.1';
  if (!isLoopback(host) && options.allowNonLoopback !== true) {
    throw new SandboxError(
      'nonLoopbackHost',
      'The sandbox answers anyone who can reach it, so it listens on loopback only.',
    );
  }
  const seed = await loadSeed(options.seed ?? defaultSeed);
  const clock = options.clock ?? { now: () => Date.now() };
  const initialUnknowns = (): Unknowns => ({ ...defaultUnknowns, ...options.unknowns });
  const closer = new AbortController();
  let unknowns = initialUnknowns();
  let asked = new Set<keyof Unknowns>();
  const state = createState({
    seed,
    clock,
    unknowns: watchedUnknowns(
      () => unknowns,
      (name) => asked.add(name),
    ),
    closing: closer.signal,
  });
  const log = createRequestLog(clock);
  const faults = createFaultBook();
  const addSeededFaults = () => {
    for (const rule of options.faults ?? []) faults.add(rule);
  };
  addSeededFaults();

  const shared = {
    faults,
    log,
    closing: closer.signal,
    knownAccount: (id: string) => state.ledger.accounts.has(id),
  };
  const apps = {
    api: createApiApp(state),
    service: createServiceApp(state),
    provider: createProviderApp(state),
  };
  const api = createListener({ ...shared, server: 'api', handle: (r) => apps.api.fetch(r) });
  const service = createListener({
    ...shared,
    server: 'service',
    handle: (r) => apps.service.fetch(r),
  });
  const provider = createListener({
    ...shared,
    server: 'provider',
    handle: (r) => apps.provider.fetch(r),
  });

  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closer.abort();
    closed ??= Promise.all([api.close(), service.close(), provider.close()]).then(() => undefined);
    return closed;
  };
  try {
    state.origins.api = await api.listen(host, options.ports?.api ?? 0);
    state.origins.service = await service.listen(host, options.ports?.service ?? 0);
    state.origins.provider = await provider.listen(host, options.ports?.provider ?? 0);
  } catch (error) {
    await close();
    throw error;
  }

  const installed = () =>
    [...state.ledger.accounts.values()].flatMap((account) =>
      [...account.connectors.values()].map((connector) => ({ account, connector })),
    );
  const find = (id: number) => installed().find(({ connector }) => connector.id === id)?.connector;
  const accounts = seed.accounts.map((account) => ({
    id: account.id,
    name: account.name ?? account.id,
    username: seededUsername(account),
  }));

  return {
    apiUrl: state.origins.api,
    serviceUrl: state.origins.service,
    providerUrl: state.origins.provider,
    clientId: state.clientId,
    clientSecret: state.clientSecret,
    accountId: accounts[0]?.id ?? '',
    username: accounts[0]?.username ?? '',
    accounts,
    get unknowns() {
      return unknowns;
    },
    unknownsAsked: () => asked,
    connectors: () =>
      installed().map(({ account, connector }) =>
        describeInstalled(account.id, connector, unknowns),
      ),
    cycles: () =>
      [...state.ledger.accounts.values()].flatMap((account) =>
        [...account.cycles.values()].map((cycle) => ({ ...cycle, accountId: account.id })),
      ),
    catalogue: () =>
      [...state.ledger.releases.values()]
        .filter(({ seed: { custom, draft } }) => !custom && !draft)
        .map(({ id, name, seed: { description = '', native, methods = [], triggers = [] } }) => ({
          id,
          name,
          description,
          ...(native && methods[0] && { test: methods[0].id }),
          ...(triggers[0] && { lookup: triggers[0].id }),
        })),
    templates: () => (seed.templates ?? []).map(({ id, name }) => ({ id, name })),
    removeConnector: (id) => {
      for (const { connectors } of state.ledger.accounts.values()) connectors.delete(id);
    },
    setUnknowns: (changes) => {
      unknowns = { ...unknowns, ...changes };
    },
    addFault: faults.add,
    clearFaults: faults.clear,
    requests: log.entries,
    demoAnswers: (id) => {
      const connector = find(id);
      if (connector === undefined) {
        throw new SandboxError('unknownConnector', `There is no account connector ${id}.`);
      }
      const { properties = {}, ...rest } = connector.release.demo;
      return { ...rest, properties };
    },
    readAuthValue: (id) => find(id)?.authValue ?? null,
    readProperty: (id, name) =>
      find(id)?.properties.find((property) => property.name === name)?.value ?? null,
    revokeTokens: () => state.tokens.clear(),
    reset: () => {
      resetState(state);
      unknowns = initialUnknowns();
      asked = new Set();
      faults.clear();
      addSeededFaults();
      log.clear();
    },
    close,
  };
};
