import type { AccountConnector } from './account-connector.js';
import type { AuthError } from './auth-error.js';
import type { Verified } from './outcome.js';

/** Which connectors of the account are meant. */
export type ConnectorSource =
  /** Every one that is installed. */
  | { readonly kind: 'account' }
  /** These, in this order. */
  | {
      readonly kind: 'connectors';
      readonly accountConnectorIds: readonly number[];
      /** The installed template they belong to, where the outcome is to tell it. */
      readonly cycleId?: string;
    }
  /** Those of a template that is to be installed first, in its order. */
  | { readonly kind: 'template'; readonly templateId: string }
  /** Those that an installed template (Cyclr's cycle) still needs authenticated. */
  | { readonly kind: 'cycle'; readonly cycleId: string };

/** A template that has been installed. */
export interface InstalledTemplate {
  /** Cyclr's id of what it became. */
  readonly cycleId: string;
  /** Its connectors, in its order. */
  readonly accountConnectorIds: readonly number[];
}

export type EntryStatus =
  /** Not authenticated yet, and nobody has had a say in it. */
  | 'toDo'
  | 'authenticated'
  /** The user left it for later. */
  | 'skipped'
  /** It could not be done; `error` says why. */
  | 'failed'
  /** It is not in the account any more. */
  | 'removed'
  /** Authenticated before, or never in need of it. */
  | 'notNeeded';

/** One connector of the list, and how it stands. */
export interface AccountEntry {
  readonly accountConnectorId: number;
  readonly name: string;
  /** Cyclr's name of the app; nothing where the connector is gone. */
  readonly app?: string;
  readonly description?: string;
  /** A `data:image/…` URI. */
  readonly icon?: string;
  readonly status: EntryStatus;
  readonly verified?: Verified;
  readonly error?: AuthError;
}

/** How the flow of an account ended, connector by connector. */
export interface AccountOutcome {
  readonly status: 'finished' | 'cancelled';
  /** What the template became, where one was installed. */
  readonly cycleId?: string;
  readonly connectors: readonly Pick<
    AccountEntry,
    'accountConnectorId' | 'name' | 'status' | 'verified' | 'error'
  >[];
}

/** A connector as it stands before anything is done about it. */
export const entryOf = ({
  id,
  name,
  description,
  icon,
  authenticated,
  utility,
  release,
}: AccountConnector): AccountEntry => ({
  accountConnectorId: id,
  name,
  app: release.name,
  ...(description !== undefined && { description }),
  ...(icon !== undefined && { icon }),
  status: authenticated || utility ? 'notNeeded' : 'toDo',
});

/** A connector that was asked for and is not there. */
export const missingEntry = (accountConnectorId: number): AccountEntry => ({
  accountConnectorId,
  name: `Connector ${accountConnectorId}`,
  status: 'removed',
});

/** The entries in the order asked for; ids that are not among the connectors count as removed. */
export const entriesFor = (
  connectors: readonly AccountConnector[],
  ids: readonly number[] | undefined,
): readonly AccountEntry[] => {
  if (!ids) return connectors.map(entryOf);
  const byId = new Map(connectors.map((connector) => [connector.id, connector]));
  return [...new Set(ids)].map((id) => {
    const connector = byId.get(id);
    return connector ? entryOf(connector) : missingEntry(id);
  });
};

/** The same list with one entry changed. */
export const withEntry = (
  entries: readonly AccountEntry[],
  accountConnectorId: number | undefined,
  change: Pick<AccountEntry, 'status' | 'verified' | 'error'>,
): readonly AccountEntry[] =>
  entries.map((entry) => {
    if (entry.accountConnectorId !== accountConnectorId) return entry;
    const { error: _error, verified: _verified, ...rest } = entry;
    return { ...rest, ...change };
  });

/** The first that is to do, unless one is wanted before the others. */
export const nextToDo = (entries: readonly AccountEntry[]): number | undefined =>
  entries.find(({ status }) => status === 'toDo')?.accountConnectorId;
