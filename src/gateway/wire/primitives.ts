import * as E from '#fp-ts/Either';
import * as t from '#io-ts';
import { Secret } from '../../domain/secret.js';

// What the gateway and its client say to each other is made of these. The client is for browsers, so every codec is
// small.

/** A secret in a body: wrapped as soon as it is read, opened only to be written. */
export const secret = new t.Type<Secret, string, unknown>(
  'text',
  (value): value is Secret => value instanceof Secret,
  (value, context) =>
    typeof value === 'string' ? t.success(Secret.of(value)) : t.failure(value, context),
  (value) => value.reveal(),
);

export const optional = <A, O>(codec: t.Type<A, O, unknown>) => t.union([codec, t.undefined]);

/** Leaves out members that are undefined, as `exactOptionalPropertyTypes` and JSON both do. */
export const record = <A extends object>(
  name: string,
  props: t.Props,
): t.Type<A, unknown, unknown> => {
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

export const text = t.string;
export const id = t.Int;

const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

/** An id of Cyclr's that is text, such as a GUID: nothing in it could mean something in a path. */
export const token = new t.Type<string, string, unknown>(
  'token',
  isToken,
  (value, context) => (isToken(value) ? t.success(value) : t.failure(value, context)),
  t.identity,
);
