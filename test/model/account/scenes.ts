import type { AnyMachineSnapshot } from 'xstate';
import type { FoundConnectors } from '../../../machines/index.js';
import type { ConnectorSource, InstalledTemplate } from '../../../src/domain/account.js';
import type { AuthError } from '../../../src/domain/auth-error.js';
import type { VerificationCheck } from '../../../src/domain/verification.js';
import { defaultSeed, type SeedFile } from '../../../src/sandbox/index.js';

/** Which connectors are to be taken, and which of them a sign-in was begun for before. */
export interface AccountSetting {
  readonly name: string;
  readonly source?: ConnectorSource;
  readonly resumed?: NonNullable<FoundConnectors['resumed']>;
  /** By the name of the app; what is typed is then what the app accepts. */
  readonly checks?: Readonly<Record<string, VerificationCheck>>;
  /** There is a second connector with a sign-in page. */
  readonly hasOther?: true;
}

/** A situation of the flow of one connector, as the connector machine itself gets into it. */
export interface ConnectorSituations {
  readonly asking?: AnyMachineSnapshot;
  readonly failing: AnyMachineSnapshot;
  readonly gone: AnyMachineSnapshot;
}

/** A setting, and what Cyclr was heard to answer in it. */
export interface AccountScene extends AccountSetting {
  readonly found: FoundConnectors;
  readonly unfound: AuthError;
  /** What Cyclr says in place of what an installed template lacks, where that is asked for. */
  readonly unlisted: AuthError | undefined;
  /** What became of the template, and what would where Cyclr has a problem. */
  readonly installed: InstalledTemplate | undefined;
  readonly uninstalled: AuthError | undefined;
  /** By id; first of a flow that begins anew, then of one that takes up a sign-in. */
  readonly connectors: Readonly<
    Record<'anew' | 'resumed', ReadonlyMap<number, ConnectorSituations>>
  >;
  readonly surface: 'store' | 'element';
}

/** The ids that there are to choose from; of the last there is no connector, and `other` is put in where it is wanted. */
export const ids = { key: 1001, page: 1005, done: 1015, other: 1016, missing: 9999 } as const;

/** The app of `other`. */
export const otherApp = 301;

const keyApp = defaultSeed.connectors.find(({ id }) => id === 201);

/** What is typed for the one that takes a key; only a check tells whether it is right. */
export const keyIn = ({ checks }: AccountSetting): string =>
  (checks && keyApp?.accepts?.apiKey) ?? 'a-wrong-key';

/** Whether the connector is asked whether what was stored works. */
export const isChecked = (id: unknown, { checks }: AccountSetting): boolean =>
  checks !== undefined && id === ids.key;

const [first] = defaultSeed.accounts;
const { other: _other, ...others } = ids;
const installed: readonly number[] = Object.values(others);

/** A template, and what stands in Cyclr's record of the one app of it that has no instance before. */
export const template = {
  id: '7b2e3d4c-0000-4000-8000-0000000000aa',
  name: 'Deals to a board',
  brings: { name: 'Trello', method: '00000000-0000-4000-8000-00000000012d' },
} as const;

/** An account of few connectors, and a template for it. */
export const accountSeed: SeedFile = {
  ...defaultSeed,
  accounts: first
    ? [{ ...first, connectors: first.connectors.filter(({ id }) => installed.includes(id)) }]
    : [],
  // One app that is there already, and one that is not.
  templates: [{ id: template.id, name: template.name, connectorIds: [201, 301] }],
};

const these = (...accountConnectorIds: readonly number[]): ConnectorSource => ({
  kind: 'connectors',
  accountConnectorIds,
});

const checks = keyApp ? { [keyApp.name]: { lookup: 701 } } : {};

export const accountSettings: readonly AccountSetting[] = [
  { name: 'two that are to do', source: these(ids.page, ids.key, ids.done, ids.missing) },
  { name: 'all of the account' },
  { name: 'a template', source: { kind: 'template', templateId: template.id } },
  { name: 'nothing that is to do', source: these(ids.done, ids.missing) },
  {
    name: 'a sign-in under way',
    source: these(ids.key, ids.page),
    resumed: { accountConnectorId: ids.page, resume: 'away' },
  },
  {
    name: 'two sign-in pages, one of them under way',
    source: these(ids.page, ids.other),
    resumed: { accountConnectorId: ids.page, resume: 'away' },
    hasOther: true,
  },
  { name: 'one that is checked', source: these(ids.key, ids.page), checks },
  // It gets its own id each time.
  { name: 'a template that is installed', source: { kind: 'cycle', cycleId: 'a cycle' } },
  {
    name: 'a sign-in that is done already',
    source: these(ids.key, ids.done),
    resumed: { accountConnectorId: ids.done, resume: 'landed' },
  },
];
