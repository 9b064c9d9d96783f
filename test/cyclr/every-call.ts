import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthError, Stage } from '../../src/domain/auth-error.js';
import type { ConnectorApi, RequestOptions } from '../../src/domain/connector-api.js';
import { connector, property } from './samples.js';
import type { Script } from './scripted-server.js';

/** An account with one connector, of which its list says no more than its id, and one that was installed as `New`. */
export const account: Script = ({ method, url }) => {
  const path = `${method} ${url.replace('/v1.0/', '').replace(/\?.*/, '')}`;
  switch (path) {
    case 'GET account/connectors':
      return { body: [{ Id: 7 }, connector(9, { Name: 'New' })] };
    case 'GET account/connectors/7/properties':
      return { body: [] };
    case 'POST account/connectors/7/properties':
    case 'PUT account/connectors/7/properties/1':
      return { body: property(1, 'a', 'b') };
    case 'GET connectors/100':
      return { body: { Id: 100, Name: 'Example', AuthType: 'ApiKey' } };
    case 'POST accounts/acc-1/signintoken':
      return { body: { Token: 't', ExpiresAtUtc: null } };
    case 'POST templates/t/install':
      return { body: { Id: 'c', Connectors: [] } };
    case 'GET cycles/c/prerequisites':
    case 'POST account/connectors/7/triggers/1':
      return { body: [] };
    default:
      return url === '/oauth/token' ? undefined : { body: connector() };
  }
};

const order = { releaseId: 100, name: 'New' };
const change = { name: 'a', value: 'b' };

/** One request that a call of the client leads to. */
export interface EveryCall {
  readonly stage: Stage;
  readonly method: keyof ConnectorApi;
  /** The request; others may come before it. */
  readonly at: string;
  readonly call: (api: ConnectorApi, options: RequestOptions) => TaskEither<AuthError, unknown>;
}

const list = 'GET account/connectors?page=1&pageSize=100';
const properties = 'account/connectors/7/properties';

const rows: readonly (readonly [Stage, EveryCall['method'], string, EveryCall['call']])[] = [
  ['fetchConnector', 'listConnectors', list, (api, o) => api.listConnectors(o)],
  [
    'fetchConnector',
    'listConnectors',
    'GET account/connectors/7',
    (api, o) => api.listConnectors(o),
  ],
  [
    'fetchConnector',
    'fetchConnector',
    'GET account/connectors/7',
    (api, o) => api.fetchConnector(7, o),
  ],
  [
    'authenticating',
    'authenticate',
    'PUT account/connectors/7',
    (api, o) => api.authenticate(7, { kind: 'tokenGrant' }, o),
  ],
  [
    'authenticating',
    'startSignIn',
    'POST accounts/acc-1/signintoken',
    (api, o) => api.startSignIn(7, {}, o),
  ],
  [
    'install',
    'fetchInstallable',
    'GET connectors/100',
    (api, o) => api.fetchInstallable({ connector: 100 }, o),
  ],
  ['install', 'fetchInstallable', list, (api, o) => api.fetchInstallable({ connector: 100 }, o)],
  [
    'install',
    'installConnector',
    'POST connectors/100/install',
    (api, o) => api.installConnector({ ...order, name: 'Other' }, { known: [], ...o }),
  ],
  [
    'install',
    'installConnector',
    list,
    (api, o) => api.installConnector(order, { known: [], lookFirst: true, ...o }),
  ],
  [
    'install',
    'installConnector',
    'GET account/connectors/9',
    (api, o) => api.installConnector(order, { known: [], lookFirst: true, ...o }),
  ],
  [
    'install',
    'installTemplate',
    'POST templates/t/install',
    (api, o) => api.installTemplate('t', o),
  ],
  [
    'fetchConnector',
    'listUnauthenticated',
    'GET cycles/c/prerequisites',
    (api, o) => api.listUnauthenticated('c', o),
  ],
  [
    'setProperties',
    'setProperties',
    `GET ${properties}`,
    (api, o) => api.setProperties(7, [change], { readFirst: true, ...o }),
  ],
  [
    'setProperties',
    'setProperties',
    `POST ${properties}`,
    (api, o) => api.setProperties(7, [change], o),
  ],
  [
    'setProperties',
    'setProperties',
    `PUT ${properties}/1`,
    (api, o) => api.setProperties(7, [{ ...change, propertyId: 1 }], o),
  ],
  [
    'setProperties',
    'setProperties',
    `DELETE ${properties}/1`,
    (api, o) => api.setProperties(7, [{ name: 'a', value: null, propertyId: 1 }], o),
  ],
  [
    'authenticating',
    'verify',
    'POST account/connectors/7/test/1',
    (api, o) => api.verify(7, { test: '1' }, o),
  ],
  [
    'authenticating',
    'lookUp',
    'POST account/connectors/7/triggers/1',
    (api, o) => api.lookUp(7, 1, o),
  ],
  [
    'disconnecting',
    'deauthenticate',
    'PUT account/connectors/7/deauthenticate',
    (api, o) => api.deauthenticate(7, o),
  ],
  [
    'disconnecting',
    'deleteConnector',
    'DELETE account/connectors/7',
    (api, o) => api.deleteConnector(7, o),
  ],
];

/** Every request of every call. */
export const everyCall: readonly EveryCall[] = rows.map(([stage, method, at, call]) => ({
  stage,
  method,
  at,
  call,
}));
