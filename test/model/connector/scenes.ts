import type { ConnectorTarget } from '../../../machines/index.js';
import type { VerificationCheck } from '../../../src/domain/verification.js';
import type { Unknowns } from '../../../src/sandbox/index.js';
import type { Answers } from '../world/answers.js';
import type { Outcome } from './outcomes.js';
import { askers, nextId, ownIds, seed } from './seed.js';

interface Begun {
  readonly reauthenticate?: boolean;
  readonly verify?: VerificationCheck;
  readonly resume?: 'landed' | 'away';
}

/** Where a flow begins: which connector, what is known of it, and how the user is taken to a sign-in page. */
export interface Setting {
  readonly name: string;
  /** What the machine begins with. */
  readonly input: ConnectorTarget & Begun;
  /** How the sign-in page opens: in a window, by a link, in a window that the browser blocks; or it cannot be had. */
  readonly driver?: 'popup' | 'link' | 'blocked' | 'refused';
  /** What is typed is what the third party accepts. Default: it is not. */
  readonly right?: boolean;
  readonly unknowns?: Partial<Unknowns>;
}

/** A setting, what Cyclr was heard to answer in it, and what the flow is worked with. */
export interface ConnectorScene extends Setting {
  readonly answers: Answers<Outcome>;
  /** Why the sign-in page cannot be had, as Cyclr says it. */
  readonly refusal: unknown;
  readonly surface: 'store' | 'element';
}

/** The id of the instance, also of one that is installed first. */
export const idIn = ({ input }: Setting): number => input.accountConnectorId ?? nextId;

/** The app of a setting. */
export const appOf = ({ input }: Setting) => {
  const installed = seed.accounts.flatMap(({ connectors }) => connectors);
  const release =
    input.install?.connector ??
    installed.find(({ id }) => id === input.accountConnectorId)?.connectorId;
  return seed.connectors.find(({ id, name }) => id === release || name === release);
};

/** What a demo types for the connector of a setting. */
export const demoOf = (setting: Setting) => {
  const app = appOf(setting);
  return app?.demo ?? app?.accepts ?? {};
};

const one = (accountConnectorId: number, more: Begun = {}) => ({
  input: { ...more, accountConnectorId },
});

// Cyclr's flag of what needs no credential stays down until an outcome raises it.
const unknowns = { authenticatedForNone: 'never', authenticatedForAuthFields: 'never' } as const;

const verify = { lookup: 701 };
const privateApp = '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d01';

/** Between them they go through the whole chart; each kind of connector, each way of signing in. */
export const settings: readonly Setting[] = [
  { name: 'an API key', ...one(1001) },
  { name: 'an API key with properties', ...one(1002) },
  { name: 'an API key that is verified', ...one(1001, { verify }), right: true },
  { name: 'a wrong API key that is verified', ...one(1001, { verify }) },
  { name: 'a value that is looked up', ...one(ownIds.lookup), right: true },
  { name: 'a value that is asked for later', ...one(ownIds.later) },
  { name: 'a user name with properties', ...one(1003) },
  { name: 'a user name', ...one(ownIds.basic) },
  {
    name: 'a user name that is verified',
    ...one(ownIds.basic, { verify: { lookup: askers.login } }),
    right: true,
  },
  { name: 'a sign-in window', ...one(1005), driver: 'popup' },
  { name: 'a sign-in link', ...one(1005), driver: 'link' },
  { name: 'a blocked sign-in window', ...one(1005), driver: 'blocked' },
  { name: 'a sign-in page that cannot be had', ...one(1005), driver: 'refused' },
  { name: 'a sign-in window with properties', ...one(1006), driver: 'popup' },
  { name: 'a sign-in under way', ...one(1005, { resume: 'away' }), driver: 'popup' },
  { name: 'a sign-in come back from', ...one(1005, { resume: 'landed' }), driver: 'popup' },
  { name: 'signing in anew', ...one(1015, { reauthenticate: true }), driver: 'popup' },
  {
    // In a store, tokens of the host's own are verified too.
    name: 'a sign-in that is verified once a value is given',
    ...one(ownIds.pageLater, { verify: { lookup: askers.page } }),
    driver: 'popup',
  },
  { name: 'a sign-in and a value that is looked up', ...one(ownIds.pageLookup), driver: 'popup' },
  { name: 'tokens of the host’s own', ...one(ownIds.choosy) },
  { name: 'authenticated already', ...one(1015) },
  { name: 'a token grant with properties', ...one(1007) },
  { name: 'a token grant', ...one(ownIds.grant) },
  { name: 'a token grant and a lookup', ...one(ownIds.grantLookup) },
  { name: 'nothing but properties', ...one(1010), unknowns },
  { name: 'properties that are verified', ...one(1010, { verify }), unknowns },
  { name: 'nothing at all', ...one(1011), unknowns },
  { name: 'nothing that is verified', ...one(1011, { verify }), unknowns },
  { name: 'authentication fields', ...one(1012), unknowns },
  { name: 'an unsupported kind', ...one(1016) },
  { name: 'a utility', ...one(1020, { verify }) },
  { name: 'an app with several methods', input: { install: { connector: 307, name: 'Box' } } },
  {
    name: 'an app with a method that is chosen',
    input: { install: { connector: 307, name: 'Ours', authenticationId: privateApp } },
  },
  { name: 'an app by name', input: { install: { connector: 'Pipedrive' } } },
  {
    name: 'an app by name, verified',
    input: { install: { connector: 'Pipedrive' }, verify },
    right: true,
  },
  { name: 'an app of an unsupported kind', input: { install: { connector: 404 } } },
];

/** What only a browser tells apart from another setting. */
export const pageSettings: readonly Setting[] = [
  ...settings,
  {
    name: 'a sign-in window that cuts itself off',
    ...one(1005),
    driver: 'popup',
    unknowns: { providerCoop: true },
  },
];
