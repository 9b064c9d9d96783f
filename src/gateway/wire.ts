import * as E from '#fp-ts/Either';
import * as t from '#io-ts';
import type { AccountConnector } from '../domain/account-connector.js';
import { type AuthError, isAuthError } from '../domain/auth-error.js';
import type { AuthMethod } from '../domain/auth-method.js';
import type { Credentials } from '../domain/credentials.js';
import type { PropertyChange, PropertyField, StoredProperty } from '../domain/property.js';
import { Secret } from '../domain/secret.js';

// What the gateway and its client say to each other. The client is for browsers, so every codec is small.

/** A secret in a body: wrapped as soon as it is read, opened only to be written. */
const secret = new t.Type<Secret, string, unknown>(
  'text',
  (value): value is Secret => value instanceof Secret,
  (value, context) =>
    typeof value === 'string' ? t.success(Secret.of(value)) : t.failure(value, context),
  (value) => value.reveal(),
);

const optional = <A, O>(codec: t.Type<A, O, unknown>) => t.union([codec, t.undefined]);

/** Leaves out members that are undefined, as `exactOptionalPropertyTypes` and JSON both do. */
const record = <A extends object>(name: string, props: t.Props): t.Type<A, unknown, unknown> => {
  const members = t.strict(props, name);
  const present = (value: object) =>
    Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
  return new t.Type<A, unknown, unknown>(
    name,
    (value): value is A => members.is(value),
    (value, context) =>
      E.map((read: object) => present(read) as A)(members.validate(value, context)),
    (value) => present(members.encode(value)),
  );
};

const text = t.string;
const id = t.Int;

const methodOf = (kind: AuthMethod['kind'], props: t.Props = {}) =>
  record<AuthMethod>(kind, { kind: t.literal(kind), ...props });

const authMethod: t.Type<AuthMethod, unknown, unknown> = t.union([
  methodOf('oauth', {
    grant: t.keyof({ oauth1: null, authorizationCode: null, password: null, unknown: null }),
  }),
  methodOf('apiKey', { header: optional(text) }),
  methodOf('unsupported', { authType: text }),
  t.union([methodOf('none'), methodOf('authFields'), methodOf('basic'), methodOf('tokenGrant')]),
]);

const field = record<PropertyField>('PropertyField', {
  name: text,
  label: text,
  help: optional(text),
  required: t.boolean,
  sensitive: t.boolean,
  type: t.keyof({ text: null, boolean: null, integer: null, decimal: null, dateTime: null }),
  options: t.readonlyArray(text),
  order: t.number,
  isSet: t.boolean,
  value: optional(text),
  propertyId: optional(id),
});

/** One account connector, as the flow knows it: no member could hold a credential. */
export const Connector = record<AccountConnector>('AccountConnector', {
  id,
  name: text,
  description: optional(text),
  icon: optional(text),
  authenticated: t.boolean,
  authMethod,
  authName: optional(text),
  authDescription: optional(text),
  fields: t.readonlyArray(field),
  utility: t.boolean,
  release: record('Release', { id, name: text, version: optional(text) }),
});

export const Connectors = t.readonlyArray(Connector, 'Connectors');

const change = record<PropertyChange>('PropertyChange', {
  name: text,
  // What is sensitive is for the connector to say, so the gateway takes every value for a secret.
  value: t.union([secret, t.null, text]),
  propertyId: optional(id),
});

/** The body of `POST …/properties`. */
export const PropertiesRequest = record<{
  readonly changes: readonly PropertyChange[];
  readonly readFirst?: boolean;
}>('PropertiesRequest', { changes: t.readonlyArray(change), readFirst: optional(t.boolean) });

/** Its answer. */
export const StoredProperties = t.readonlyArray(
  record<StoredProperty>('StoredProperty', { name: text, propertyId: optional(id) }),
);

/** The body of `PUT …/credentials`. */
export const CredentialsRequest: t.Type<Credentials, unknown, unknown> = t.union(
  [
    record<Credentials>('apiKey', { kind: t.literal('apiKey'), key: secret }),
    record<Credentials>('basic', { kind: t.literal('basic'), username: text, password: secret }),
    record<Credentials>('tokenGrant', { kind: t.literal('tokenGrant') }),
  ],
  'CredentialsRequest',
);

/** The body of every answer that is no success. */
export const Failure = record<{ readonly error: AuthError }>('Failure', {
  error: new t.Type<AuthError, AuthError, unknown>(
    'AuthError',
    isAuthError,
    (value, context) => (isAuthError(value) ? t.success(value) : t.failure(value, context)),
    t.identity,
  ),
});
