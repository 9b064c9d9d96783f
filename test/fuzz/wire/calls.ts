import fc from 'fast-check';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthError } from '../../../src/domain/auth-error.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import type { Credentials } from '../../../src/domain/credentials.js';
import type { PropertyChange } from '../../../src/domain/property.js';
import { anySecretWith, sentCanary } from '../any/secrets.js';
import { anyText, someText } from '../any/texts.js';

type Method = Exclude<keyof ConnectorApi, 'signInPage'>;

/** A call of the port, with any text wherever there is text. */
export interface ApiCall {
  readonly method: Method;
  readonly args: readonly unknown[];
  /** What of it is to be stored in Cyclr. */
  readonly credentials?: Credentials;
  readonly changes?: readonly PropertyChange[];
}

const id = fc.integer({ min: 1, max: 99 });
export const secret = anySecretWith(sentCanary);
const optional = <Members>(
  model: { [Name in keyof Members]: fc.Arbitrary<Members[Name]> },
  ...required: (keyof Members)[]
) => fc.record(model, { requiredKeys: required });

export const anyChanges: fc.Arbitrary<readonly PropertyChange[]> = fc.array(
  fc.record(
    { name: someText, value: fc.oneof(anyText, secret, fc.constant(null)), propertyId: id },
    { requiredKeys: ['name', 'value'] },
  ),
  { maxLength: 3 },
);

/** What a page may send; a server has tokens too. */
export const anyEntered: fc.Arbitrary<Credentials> = fc.oneof(
  fc.record({ kind: fc.constant('apiKey' as const), key: secret }),
  fc.record({ kind: fc.constant('basic' as const), username: anyText, password: secret }),
  fc.record({ kind: fc.constant('tokenGrant' as const) }),
);

const anyTokens: fc.Arbitrary<Credentials> = fc.record({
  kind: fc.constant('oauthTokens' as const),
  tokens: fc.record(
    { accessToken: secret, refreshToken: secret, expires: fc.double() },
    { requiredKeys: ['accessToken'] },
  ),
});

export const anyCredentials = fc.oneof(
  { weight: 3, arbitrary: anyEntered },
  { weight: 1, arbitrary: anyTokens },
);

const args: {
  [Name in Exclude<Method, 'authenticate' | 'setProperties'>]: fc.Arbitrary<readonly unknown[]>;
} = {
  listConnectors: fc.constant([]),
  fetchConnector: fc.tuple(id, optional({ authenticationId: anyText })),
  fetchInstallable: fc.tuple(
    optional({ connector: fc.oneof(anyText, id), version: anyText }, 'connector'),
  ),
  installConnector: fc.tuple(
    optional(
      { releaseId: id, name: anyText, description: anyText, authenticationId: anyText },
      'releaseId',
      'name',
    ),
    optional({ known: fc.array(id, { maxLength: 3 }), lookFirst: fc.boolean() }, 'known'),
  ),
  installTemplate: fc.tuple(anyText),
  listUnauthenticated: fc.tuple(anyText),
  verify: fc.tuple(
    id,
    fc.oneof(
      fc.record({ test: fc.oneof(anyText, id) }),
      fc.record({ lookup: fc.oneof(id, fc.double()) }),
    ),
  ),
  lookUp: fc.tuple(id, id),
  deauthenticate: fc.tuple(id),
  deleteConnector: fc.tuple(id),
  startSignIn: fc.tuple(id, optional({ returnUrl: anyText })),
};

// Those that take secrets more often than others.
const methods: readonly Method[] = [
  ...(['setProperties', 'setProperties', 'authenticate', 'authenticate'] as const),
  'listConnectors',
  'fetchConnector',
  'fetchInstallable',
  'installConnector',
  'installTemplate',
  'listUnauthenticated',
  'setProperties',
  'authenticate',
  'verify',
  'lookUp',
  'deauthenticate',
  'deleteConnector',
  'startSignIn',
];

export const anyCall: fc.Arbitrary<ApiCall> = fc
  .constantFrom(...methods)
  .chain((method): fc.Arbitrary<ApiCall> => {
    switch (method) {
      case 'setProperties':
        return fc
          .tuple(id, anyChanges, optional({ readFirst: fc.boolean() }))
          .map(([of, changes, how]) => ({ method, args: [of, changes, how], changes }));
      case 'authenticate':
        return fc
          .tuple(id, anyCredentials)
          .map(([of, credentials]) => ({ method, args: [of, credentials], credentials }));
      default:
        return args[method].map((made) => ({ method, args: made }));
    }
  });

/** Makes the call. */
export const make = (api: ConnectorApi, { method, args }: ApiCall) => {
  const task: TaskEither<AuthError, unknown> = Reflect.apply(api[method], api, args);
  return task();
};
