import { type AccountConnector, type ConnectorApi, Secret } from 'cyclr-auth-machine';
import * as TE from '#fp-ts/TaskEither';

export const connector: AccountConnector = {
  id: 1,
  name: 'Pipedrive',
  authenticated: false,
  authMethod: { kind: 'apiKey', header: 'Authorization' },
  fields: ['Domain', 'Region', 'Password'].map((name, order) => ({
    name,
    label: name,
    required: true,
    sensitive: name === 'Password',
    type: 'text',
    options: [],
    order,
    isSet: false,
  })),
  utility: false,
  release: { id: 7, name: 'Pipedrive' },
};

/** Answers at once, so that what is measured is the flow and not a network. */
export const stubApi: ConnectorApi = {
  listConnectors: () => TE.right([connector]),
  fetchConnector: () => TE.right(connector),
  fetchInstallable: () => TE.right({ release: connector.release, methods: [], instances: [] }),
  installConnector: () => TE.right(connector),
  installTemplate: () => TE.right({ cycleId: 'cycle', accountConnectorIds: [connector.id] }),
  listUnauthenticated: () => TE.right([connector.id]),
  setProperties: (_id, changes) =>
    TE.right(changes.map(({ name }, index) => ({ name, propertyId: index }))),
  authenticate: () => TE.right({ ...connector, authenticated: true }),
  verify: () => TE.right({ verified: 'yes' }),
  lookUp: () => TE.right([]),
  deauthenticate: () => TE.right(undefined),
  deleteConnector: () => TE.right(undefined),
  startSignIn: () => TE.right({ url: Secret.of('https://example.test/') }),
};
