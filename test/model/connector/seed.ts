import { defaultSeed, type SeedFile } from '../../../src/sandbox/index.js';

/** Kinds of connector that the Cyclr that ships has none of. */
const connectors: SeedFile['connectors'] = [
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
  {
    id: 903,
    name: 'A key that is not all',
    authType: 'ApiKey',
    accepts: { apiKey: 'later-demo-key' },
    parameters: [{ id: 39041, targetName: 'Team', name: 'Team', afterAuthentication: true }],
    demo: { apiKey: 'later-demo-key', properties: { Team: 'Red' } },
  },
  {
    id: 904,
    name: 'Choosy sign-in',
    authType: 'OAuth2',
    oauth2Type: 'AuthorisationCode',
    parameters: [{ id: 39051, targetName: 'Tenant', name: 'Tenant' }],
    accepts: { properties: { Tenant: 'ours' } },
    demo: { properties: { Tenant: 'theirs' } },
  },
  {
    id: 905,
    name: 'A lookup and nothing to enter',
    authType: 'OAuth2',
    oauth2Type: 'ClientCredentials',
    parameters: [
      {
        id: 39061,
        targetName: 'Folder',
        name: 'Folder',
        triggerId: 739,
        afterAuthentication: true,
      },
    ],
    triggers: [{ id: 739, name: 'List folders', options: [{ name: 'Inbox', value: 'inbox' }] }],
    demo: { properties: { Folder: 'inbox' } },
  },
];

/** Those of them that are installed, and one that ships without being so. */
export const ownIds = {
  basic: 1101,
  grant: 1102,
  later: 1103,
  choosy: 1104,
  lookup: 1105,
  grantLookup: 1106,
} as const;

/** The id that the first instance to be installed gets. */
export const nextId = 1107;

/** The Cyclr that ships, and the kinds of connector it has none of. */
export const seed: SeedFile = {
  ...defaultSeed,
  connectors: [...defaultSeed.connectors, ...connectors],
  accounts: defaultSeed.accounts.map((account) => ({
    ...account,
    connectors: [
      ...account.connectors,
      { id: ownIds.basic, connectorId: 901 },
      { id: ownIds.grant, connectorId: 902 },
      { id: ownIds.later, connectorId: 903 },
      { id: ownIds.choosy, connectorId: 904 },
      { id: ownIds.lookup, connectorId: 205 },
      { id: ownIds.grantLookup, connectorId: 905 },
    ],
  })),
};
