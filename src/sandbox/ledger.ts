import {
  type AuthMethod,
  accountParameters,
  isNeededLater,
  type Release,
  releaseFrom,
} from './release.js';
import type { SeedAccountConnector, SeedFile } from './seed-file.js';
import type { Unknowns } from './unknowns.js';

/** A stored property. A placeholder stands for a parameter that nobody has set yet. */
export interface StoredProperty {
  readonly id: number;
  readonly name: string;
  value: string | null;
  readonly placeholder: boolean;
}

/** A connector installed in an account. */
export interface Installed {
  readonly id: number;
  readonly release: Release;
  readonly method: AuthMethod;
  readonly native: boolean;
  name: string;
  description: string | null;
  authValue: string | null;
  authenticated: boolean;
  properties: StoredProperty[];
}

/** An installed template. */
export interface Cycle {
  readonly id: string;
  readonly templateId: string;
  readonly name: string;
  readonly connectorIds: readonly number[];
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly users: Set<string>;
  readonly connectors: Map<number, Installed>;
  readonly cycles: Map<string, Cycle>;
}

/** Everything Cyclr would keep in its database. */
export interface Ledger {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly releases: ReadonlyMap<number, Release>;
  nextConnectorId(): number;
  nextPropertyId(): number;
}

const counterAfter = (ids: readonly number[], start: number): (() => number) => {
  let last = Math.max(start, ...ids);
  return () => {
    last += 1;
    return last;
  };
};

/** The user of a seeded account that sign-in tokens are asked for. */
export const defaultUsername = 'sandbox.user@example.com';

/**
 * Writes the seed into a new ledger.
 * The seed has been checked by `loadSeed`: every reference in it leads somewhere.
 */
export const createLedger = (seed: SeedFile): Ledger => {
  const releases = new Map(
    seed.connectors.map((connector) => [connector.id, releaseFrom(connector)]),
  );
  const seeded = seed.accounts.flatMap((account) => account.connectors);
  const nextConnectorId = counterAfter(
    seeded.map((connector) => connector.id),
    1000,
  );
  const nextPropertyId = counterAfter(
    seeded.flatMap((connector) => connector.properties ?? []).map((property) => property.id ?? 0),
    5000,
  );

  const install = (connector: SeedAccountConnector): Installed[] => {
    const release = releases.get(connector.connectorId);
    if (release === undefined) return [];
    return [
      {
        id: connector.id,
        release,
        method:
          release.methods.find((method) => method.id === connector.authenticationId) ??
          release.defaultMethod,
        native: connector.native ?? release.seed.native ?? false,
        name: connector.name ?? release.name,
        description: connector.description ?? null,
        authValue: connector.authValue ?? null,
        authenticated: connector.authenticated ?? (connector.authValue ?? '') !== '',
        properties: (connector.properties ?? []).map((property) => ({
          id: property.id ?? nextPropertyId(),
          name: property.name,
          value: property.value,
          placeholder: false,
        })),
      },
    ];
  };

  const accounts = new Map(
    seed.accounts.map((account): [string, Account] => [
      account.id,
      {
        id: account.id,
        name: account.name ?? account.id,
        users: new Set([account.username ?? defaultUsername]),
        connectors: new Map(
          account.connectors.flatMap(install).map((connector) => [connector.id, connector]),
        ),
        cycles: new Map(),
      },
    ]),
  );
  return { accounts, releases, nextConnectorId, nextPropertyId };
};

/** The value of a property, or null when it is absent or empty. */
export const propertyValue = (
  connector: Pick<Installed, 'properties'>,
  name: string,
): string | null => connector.properties.find((property) => property.name === name)?.value || null;

/** Names of the parameters that need a value before anyone can authenticate. */
export const requiredBefore = (release: Release): readonly string[] =>
  accountParameters(release)
    .filter((parameter) => parameter.optional !== true && !isNeededLater(release, parameter))
    .map((parameter) => parameter.targetName);

/** Those of them that have no value yet. */
export const unsetRequired = (connector: Installed): readonly string[] =>
  requiredBefore(connector.release).filter((name) => propertyValue(connector, name) === null);

/** Names of the parameters without a value that a call to the app needs, once the connector is authenticated. */
export const unsetLater = (connector: Installed): readonly string[] =>
  accountParameters(connector.release)
    .filter(
      (parameter) => parameter.optional !== true && isNeededLater(connector.release, parameter),
    )
    .map((parameter) => parameter.targetName)
    .filter((name) => propertyValue(connector, name) === null);

const authenticatedByProperties = (
  connector: Installed,
  when: 'withProperties' | 'always' | 'never',
): boolean =>
  when === 'always' || (when === 'withProperties' && unsetRequired(connector).length === 0);

/** The `Authenticated` flag as Cyclr would report it. */
export const isAuthenticated = (connector: Installed, unknowns: Unknowns): boolean => {
  if (connector.method.authType === 'None') {
    return (
      connector.authenticated || authenticatedByProperties(connector, unknowns.authenticatedForNone)
    );
  }
  if (connector.method.authType === 'AuthFields') {
    return (
      connector.authenticated ||
      authenticatedByProperties(connector, unknowns.authenticatedForAuthFields)
    );
  }
  return connector.authenticated;
};

/** Whether another connector of the account already has this name. */
export const nameInUse = (account: Account, name: string, except?: number): boolean =>
  [...account.connectors.values()].some(
    (connector) => connector.name === name && connector.id !== except,
  );
