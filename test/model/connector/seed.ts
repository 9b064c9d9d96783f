import { defaultSeed, type SeedFile } from '../../../src/sandbox/index.js';

/** Kinds of connector that the Cyclr that ships has none of. */
const connectors: SeedFile['connectors'] = [
  {
    id: 901,
    name: 'Basic without properties',
    authType: 'Basic',
    triggers: [{ id: 740, name: 'Who am I', options: [] }],
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
  {
    id: 906,
    name: 'A sign-in that is not all',
    authType: 'OAuth2',
    oauth2Type: 'AuthorisationCode',
    parameters: [{ id: 39071, targetName: 'Team', name: 'Team', afterAuthentication: true }],
    triggers: [{ id: 741, name: 'List members', options: [] }],
    demo: { properties: { Team: 'Red' } },
  },
  {
    id: 907,
    name: 'A sign-in and a lookup',
    authType: 'OAuth2',
    oauth2Type: 'AuthorisationCode',
    parameters: [
      {
        id: 39081,
        targetName: 'Folder',
        name: 'Folder',
        triggerId: 742,
        afterAuthentication: true,
      },
    ],
    triggers: [{ id: 742, name: 'List folders', options: [{ name: 'Inbox', value: 'inbox' }] }],
    demo: { properties: { Folder: 'inbox' } },
  },
];

/** Triggers that only ask the app whether it lets the user in. */
export const askers = { login: 740, page: 741 } as const;

/** Those of them that are installed, and one that ships without being so. */
export const ownIds = {
  basic: 1101,
  grant: 1102,
  later: 1103,
  choosy: 1104,
  lookup: 1105,
  grantLookup: 1106,
  pageLater: 1107,
  pageLookup: 1108,
} as const;

/** The id that the first instance to be installed gets. */
export const nextId = 1109;

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
      { id: ownIds.pageLater, connectorId: 906 },
      { id: ownIds.pageLookup, connectorId: 907 },
    ],
  })),
};
