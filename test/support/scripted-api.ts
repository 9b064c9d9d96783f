import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as TE from '#fp-ts/TaskEither';
import type { AccountConnector } from '../../src/domain/account-connector.js';
import type { AuthError } from '../../src/domain/auth-error.js';
import type { AuthMethod } from '../../src/domain/auth-method.js';
import type { ConnectorApi } from '../../src/domain/connector-api.js';
import type { PropertyField } from '../../src/domain/property.js';
import { Secret } from '../../src/domain/secret.js';

export const aField = (name: string, rest: Partial<PropertyField> = {}): PropertyField => ({
  name,
  label: name,
  required: true,
  sensitive: false,
  type: 'text',
  options: [],
  order: 0,
  isSet: false,
  ...rest,
});

export const aConnector = (
  authMethod: AuthMethod,
  rest: Partial<AccountConnector> = {},
): AccountConnector => ({
  id: 42,
  name: 'Pipedrive',
  authenticated: false,
  authMethod,
  fields: [],
  utility: false,
  release: { id: 7, name: 'Pipedrive' },
  ...rest,
});

/** One call to the api, which the test answers when it likes. */
export interface Call {
  readonly method: keyof ConnectorApi;
  readonly args: readonly unknown[];
  readonly signal: AbortSignal | undefined;
  readonly succeed: (value: unknown) => void;
  readonly fail: (error: AuthError) => void;
}

/** An api whose every call waits for the test's answer: for order, aborts and late answers, which HTTP cannot show. */
export const scriptedApi = () => {
  const calls: Call[] = [];
  const record =
    (method: keyof ConnectorApi) =>
    (...args: readonly unknown[]): TaskEither<AuthError, never> =>
    () =>
      new Promise((resolve) => {
        const options = args.at(-1);
        calls.push({
          method,
          args,
          signal:
            typeof options === 'object' &&
            options !== null &&
            'signal' in options &&
            options.signal instanceof AbortSignal
              ? options.signal
              : undefined,
          // The test vouches for the type of what it answers with.
          succeed: (value) => resolve({ _tag: 'Right', right: value as never }),
          fail: (left) => resolve({ _tag: 'Left', left }),
        });
      });
  const api: ConnectorApi = {
    listConnectors: record('listConnectors'),
    fetchConnector: record('fetchConnector'),
    fetchInstallable: record('fetchInstallable'),
    installConnector: record('installConnector'),
    installTemplate: record('installTemplate'),
    listUnauthenticated: record('listUnauthenticated'),
    setProperties: record('setProperties'),
    authenticate: record('authenticate'),
    verify: record('verify'),
    lookUp: record('lookUp'),
    deauthenticate: record('deauthenticate'),
    deleteConnector: record('deleteConnector'),
    startSignIn: record('startSignIn'),
  };
  const last = (method: keyof ConnectorApi): Call => {
    const call = calls.findLast((one) => one.method === method);
    if (!call) throw new Error(`No call of ${method} yet.`);
    return call;
  };
  return { api, calls, last };
};

/** Lets everything that is only waiting for promises happen. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** An api that answers at once, over one connector. */
export const readyApi = (connector: AccountConnector): ConnectorApi => ({
  listConnectors: () => TE.right([connector]),
  fetchConnector: () => TE.right(connector),
  fetchInstallable: () => TE.right({ release: connector.release, methods: [], instances: [] }),
  installConnector: ({ name }) => TE.right({ ...connector, name }),
  installTemplate: () => TE.right({ cycleId: 'cycle', accountConnectorIds: [connector.id] }),
  listUnauthenticated: () => TE.right(connector.authenticated ? [] : [connector.id]),
  setProperties: (_id, changes) => TE.right(changes.map(({ name }) => ({ name, propertyId: 1 }))),
  authenticate: () => TE.right({ ...connector, authenticated: true }),
  verify: () => TE.right({ verified: 'yes' }),
  lookUp: () => TE.right([]),
  deauthenticate: () => TE.right(undefined),
  deleteConnector: () => TE.right(undefined),
  startSignIn: () => TE.right({ url: Secret.of('https://cyclr.test/sign-in') }),
});
