import type { ConnectorAuthInput } from '../../../machines/index.js';
import { defaultSeed, type SeedFile, type Unknowns } from '../../../src/sandbox/index.js';
import type { Answers } from './answers.js';

/** Where a flow begins: which connector, what is known of it, and how the user is taken to a sign-in page. */
export interface Setting {
  readonly name: string;
  readonly id: number;
  readonly input?: Omit<ConnectorAuthInput, 'accountConnectorId'>;
  /** How the sign-in page opens: in a window, by a link, or in a window that the browser blocks. */
  readonly driver?: 'popup' | 'link' | 'blocked';
  readonly unknowns?: Partial<Unknowns>;
}

/** A setting, what Cyclr was heard to answer in it, and what the flow is worked with. */
export interface ConnectorScene extends Setting {
  readonly answers: Answers;
  readonly surface: 'store' | 'element';
}

// Cyclr's flag of what needs no credential stays down until an outcome raises it.
const unknowns = { authenticatedForNone: 'never', authenticatedForAuthFields: 'never' } as const;

const accounts = defaultSeed.accounts.map((account) => ({
  ...account,
  connectors: [
    ...account.connectors,
    { id: 1101, connectorId: 901, name: 'Basic without properties' },
    { id: 1102, connectorId: 902, name: 'Token grant without properties' },
    { id: 1103, connectorId: 903, name: 'Authentication fields without fields' },
  ],
}));

/** The Cyclr that ships, and the kinds of connector it has none of. */
export const seed: SeedFile = {
  ...defaultSeed,
  accounts,
  connectors: [
    ...defaultSeed.connectors,
    {
      id: 901,
      name: 'Basic without properties',
      authType: 'Basic',
      accepts: { username: 'agent', password: 'basic-demo-password' },
    },
    {
      id: 902,
      name: 'Token grant without properties',
      authType: 'OAuth2',
      oauth2Type: 'ClientCredentials',
    },
    { id: 903, name: 'Authentication fields without fields', authType: 'AuthFields' },
  ],
};

/** Between them they go through the whole chart; each kind of connector, each way of signing in. */
export const settings: readonly Setting[] = [
  { name: 'an API key', id: 1001 },
  { name: 'an API key with properties', id: 1002 },
  { name: 'a user name with properties', id: 1003 },
  { name: 'a user name', id: 1101 },
  { name: 'a sign-in window', id: 1005, driver: 'popup' },
  { name: 'a sign-in link', id: 1005, driver: 'link' },
  { name: 'a blocked sign-in window', id: 1005, driver: 'blocked' },
  { name: 'a sign-in window with properties', id: 1006, driver: 'popup' },
  { name: 'a sign-in under way', id: 1005, driver: 'popup', input: { resume: 'away' } },
  { name: 'a sign-in come back from', id: 1005, driver: 'popup', input: { resume: 'landed' } },
  { name: 'signing in anew', id: 1015, driver: 'popup', input: { reauthenticate: true } },
  { name: 'authenticated already', id: 1015 },
  { name: 'a token grant with properties', id: 1007 },
  { name: 'a token grant', id: 1102 },
  { name: 'nothing but properties', id: 1010, unknowns },
  { name: 'nothing at all', id: 1011, unknowns },
  { name: 'authentication fields', id: 1012, unknowns },
  { name: 'authentication fields without fields', id: 1103, unknowns },
  { name: 'an unsupported kind', id: 1016 },
  { name: 'a utility', id: 1020 },
];
