import * as t from '#io-ts';
import type { AccountConnector } from '../../domain/account-connector.js';
import type { AuthMethod } from '../../domain/auth-method.js';
import type { PropertyField } from '../../domain/property.js';
import { id, optional, record, text } from './primitives.js';

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
  optionNames: optional(t.readonly(t.record(text, text))),
  lookup: optional(id),
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
