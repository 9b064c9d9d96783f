import type { InstalledTemplate } from '../../domain/account.js';
import type { AccountConnector } from '../../domain/account-connector.js';
import type { AuthMethod } from '../../domain/auth-method.js';
import type { Installable } from '../../domain/install.js';
import type { LookupOption } from '../../domain/lookup.js';
import type { PropertyField, StoredProperty } from '../../domain/property.js';
import type { Verification } from '../../domain/verification.js';
import { make, type Schema, withOptional } from './schema.js';

// What the gateway answers, said once: the gateway encodes by it, so that nothing else goes out, and its client checks
// by it what comes in.

type ByKind = { [Kind in AuthMethod['kind']]: Extract<AuthMethod, { kind: Kind }> };

const method: Schema<AuthMethod> = make((S) =>
  S.sum('kind')<ByKind>({
    none: S.struct({ kind: S.literal('none') }),
    authFields: S.struct({ kind: S.literal('authFields') }),
    apiKey: withOptional(S, { kind: S.literal('apiKey') }, { header: S.string }),
    basic: S.struct({ kind: S.literal('basic') }),
    tokenGrant: S.struct({ kind: S.literal('tokenGrant') }),
    oauth: S.struct({
      kind: S.literal('oauth'),
      grant: S.literal('oauth1', 'authorizationCode', 'password', 'unknown'),
    }),
    unsupported: S.struct({ kind: S.literal('unsupported'), authType: S.string }),
  }),
);

const field: Schema<PropertyField> = make((S) =>
  withOptional(
    S,
    {
      name: S.string,
      label: S.string,
      required: S.boolean,
      sensitive: S.boolean,
      type: S.literal('text', 'boolean', 'integer', 'decimal', 'dateTime'),
      options: S.array(S.string),
      order: S.number,
      isSet: S.boolean,
    },
    {
      help: S.string,
      lookup: S.number,
      value: S.string,
      propertyId: S.number,
    },
  ),
);

const release: Schema<AccountConnector['release']> = make((S) =>
  withOptional(S, { id: S.number, name: S.string }, { version: S.string }),
);

/** One account connector, as the flow knows it: no member could hold a credential. */
export const connector: Schema<AccountConnector> = make((S) =>
  withOptional(
    S,
    {
      id: S.number,
      name: S.string,
      authenticated: S.boolean,
      authMethod: method(S),
      fields: S.array(field(S)),
      utility: S.boolean,
      release: release(S),
    },
    { description: S.string, icon: S.string, authName: S.string, authDescription: S.string },
  ),
);

export const connectors: Schema<readonly AccountConnector[]> = make((S) => S.array(connector(S)));

/** Account connectors, by id. */
export const ids: Schema<readonly number[]> = make((S) => S.array(S.number));

/** Of `POST …/properties`. */
export const storedProperties: Schema<readonly StoredProperty[]> = make((S) =>
  S.array(withOptional(S, { name: S.string }, { propertyId: S.number })),
);

/** Of `GET /installable`. */
export const installable: Schema<Installable> = make((S) =>
  withOptional(
    S,
    {
      release: release(S),
      methods: S.array(
        withOptional(
          S,
          {
            id: S.string,
            name: S.string,
            kind: S.literal(
              'none',
              'authFields',
              'apiKey',
              'basic',
              'tokenGrant',
              'oauth',
              'unsupported',
            ),
          },
          { description: S.string },
        ),
      ),
      instances: S.array(S.struct({ id: S.number, name: S.string })),
    },
    { description: S.string, icon: S.string, unsupported: S.string },
  ),
);

/** Of `POST /templates/{id}/install`. */
export const installedTemplate: Schema<InstalledTemplate> = make((S) =>
  S.struct({ cycleId: S.string, accountConnectorIds: S.array(S.number) }),
);

/** Of `POST …/verify`. */
export const verification: Schema<Verification> = make((S) =>
  withOptional(S, { verified: S.literal('yes', 'no', 'unknown') }, { message: S.string }),
);

/** Of `POST …/lookups/{triggerId}`. */
export const options: Schema<readonly LookupOption[]> = make((S) =>
  S.array(S.struct({ value: S.string, name: S.string })),
);

/** What has no other answer. No empty body: a proxy in front of the gateway could have made that. */
export const done: Schema<null> = make((S) => S.literal(null));
