import * as E from '#fp-ts/Either';
import * as t from '#io-ts';
import type { Credentials } from '../../domain/credentials.js';
import type { InstallOrder } from '../../domain/install.js';
import type { PropertyChange } from '../../domain/property.js';
import { Secret } from '../../domain/secret.js';
import type { VerificationCheck } from '../../domain/verification.js';
import { reader } from '../../domain/wire/primitives.js';

// What the gateway reads; its client writes the same in `bodies.ts`.

/** Wrapped as soon as it is read. */
const secret = reader(
  'text',
  (value): value is Secret => value instanceof Secret,
  (value) => (typeof value === 'string' ? Secret.of(value) : undefined),
);

const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

/** An id of Cyclr's that is text, such as a GUID: nothing in it could mean something in a path. */
export const Token = reader('token', isToken, (value) => (isToken(value) ? value : undefined));

const optional = <A, O>(codec: t.Type<A, O, unknown>) => t.union([codec, t.undefined]);

/** Leaves out members that are undefined, as `exactOptionalPropertyTypes` does, and those that nobody asked for. */
const record = <A extends object>(name: string, props: t.Props): t.Type<A, unknown, unknown> => {
  const members = t.strict(props, name);
  return new t.Type<A, unknown, unknown>(
    name,
    (value): value is A => members.is(value),
    (value, context) =>
      E.map(
        (read: object) =>
          Object.fromEntries(
            Object.entries(read).filter(([, member]) => member !== undefined),
          ) as A,
      )(members.validate(value, context)),
    t.identity,
  );
};

const change = record<PropertyChange>('PropertyChange', {
  name: t.string,
  // What is sensitive is for the connector to say, so the gateway takes every value for a secret.
  value: t.union([secret, t.null]),
  propertyId: optional(t.Int),
});

/** The body of `POST …/properties`. */
export const PropertiesRequest = record<{
  readonly changes: readonly PropertyChange[];
  readonly readFirst?: boolean;
}>('PropertiesRequest', { changes: t.readonlyArray(change), readFirst: optional(t.boolean) });

/** What a browser may send. Tokens of the connected app are for servers alone, so no body can hold them. */
export type EnteredCredentials = Exclude<Credentials, { readonly kind: 'oauthTokens' }>;

const entered = (kind: EnteredCredentials['kind'], props: t.Props = {}) =>
  record<EnteredCredentials>(kind, { kind: t.literal(kind), ...props });

/** The body of `PUT …/credentials`. */
export const CredentialsRequest: t.Type<EnteredCredentials, unknown, unknown> = t.union(
  [
    entered('apiKey', { key: secret }),
    entered('basic', { username: t.string, password: secret }),
    entered('tokenGrant'),
  ],
  'CredentialsRequest',
);

/** The body of `POST …/verify`. */
export const VerifyRequest: t.Type<VerificationCheck, unknown, unknown> = t.union(
  [
    record<VerificationCheck>('test', { test: t.union([t.Int, Token]) }),
    record<VerificationCheck>('lookup', { lookup: t.Int }),
  ],
  'VerifyRequest',
);

/** The body of `POST /connectors`. */
export interface InstallRequest {
  readonly order: InstallOrder;
  readonly known: readonly number[];
  readonly lookFirst?: boolean;
}
export const InstallRequest = record<InstallRequest>('InstallRequest', {
  order: record<InstallOrder>('InstallOrder', {
    releaseId: t.Int,
    name: t.string,
    description: optional(t.string),
    authenticationId: optional(Token),
  }),
  known: t.readonlyArray(t.Int),
  lookFirst: optional(t.boolean),
});
