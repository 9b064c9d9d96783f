import fc from 'fast-check';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthError } from '../../../src/domain/auth-error.js';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { Secret } from '../../../src/domain/secret.js';
import { canary } from '../any/codec.js';
import { anyText, someText } from '../any/texts.js';

type Method = Exclude<keyof ConnectorApi, 'signInPage'>;

/** A call of the port, with any text wherever there is text. */
export interface ApiCall {
  readonly method: Method;
  readonly args: readonly unknown[];
}

const id = fc.integer({ min: 1, max: 99 });
const secret = fc.constant(Secret.of(canary));
const optional = <Members>(
  model: { [Name in keyof Members]: fc.Arbitrary<Members[Name]> },
  ...required: (keyof Members)[]
) => fc.record(model, { requiredKeys: required });

const change = optional(
  {
    name: someText,
    value: fc.oneof(anyText, secret, fc.constant(null)),
    propertyId: id,
  },
  'name',
  'value',
);

const args: { [Name in Method]: fc.Arbitrary<readonly unknown[]> } = {
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
  setProperties: fc.tuple(
    id,
    fc.array(change, { maxLength: 3 }),
    optional({ readFirst: fc.boolean() }),
  ),
  authenticate: fc.tuple(
    id,
    fc.oneof(
      fc.record({ kind: fc.constant('apiKey'), key: secret }),
      fc.record({ kind: fc.constant('basic'), username: anyText, password: secret }),
      fc.record({ kind: fc.constant('tokenGrant') }),
      fc.record({
        kind: fc.constant('oauthTokens'),
        tokens: optional(
          { accessToken: secret, refreshToken: secret, expires: fc.double() },
          'accessToken',
        ),
      }),
    ),
  ),
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

const methods: readonly Method[] = [
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
  .chain((method) => args[method].map((made) => ({ method, args: made })));

/** Makes the call. */
export const make = (api: ConnectorApi, { method, args }: ApiCall) => {
  const task: TaskEither<AuthError, unknown> = Reflect.apply(api[method], api, args);
  return task();
};
