import * as t from '#io-ts';
import type { Credentials } from '../../domain/credentials.js';
import type { PropertyChange, StoredProperty } from '../../domain/property.js';
import { id, optional, record, secret, text } from './primitives.js';

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

/** What a browser may send. Tokens of the connected app are for servers alone, so no body can hold them. */
export type EnteredCredentials = Exclude<Credentials, { readonly kind: 'oauthTokens' }>;

const entered = (kind: EnteredCredentials['kind'], props: t.Props = {}) =>
  record<EnteredCredentials>(kind, { kind: t.literal(kind), ...props });

/** The body of `PUT …/credentials`. */
export const CredentialsRequest: t.Type<EnteredCredentials, unknown, unknown> = t.union(
  [
    entered('apiKey', { key: secret }),
    entered('basic', { username: text, password: secret }),
    entered('tokenGrant'),
  ],
  'CredentialsRequest',
);
