import * as E from '#fp-ts/Either';
import * as t from '#io-ts';
import { Secret } from '../secret.js';

/**
 * A codec that only reads. Cyclr's answers are never sent back, so encoding is the identity,
 * and what is secret stays a `Secret`.
 */
export const reader = <A>(
  name: string,
  is: (value: unknown) => value is A,
  read: (value: unknown) => A | undefined,
): t.Type<A, A, unknown> =>
  new t.Type<A, A, unknown>(
    name,
    is,
    (value, context) => {
      const result = read(value);
      return result === undefined ? t.failure(value, context) : t.success(result);
    },
    t.identity,
  );

const isString = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isString(value);
const isInteger = (value: unknown): value is number => Number.isSafeInteger(value);
const isSecret = (value: unknown): value is Secret => value instanceof Secret;
const isMissing = (value: unknown): value is null | undefined =>
  value === null || value === undefined;

/** An id or a count. */
export const integer = reader('integer', isInteger, (value) =>
  isInteger(value) ? value : undefined,
);

/** An integer that may be written as text. */
export const writtenInteger = reader('integer', isInteger, (value) => {
  const number = isString(value) && /^\d{1,15}$/.test(value.trim()) ? Number(value) : value;
  return isInteger(number) ? number : undefined;
});

/** Text that has to be there. */
export const requiredText = reader('non-empty string', isString, (value) =>
  isString(value) && value.trim() !== '' ? value : undefined,
);

/** A scalar as text: a number or a boolean where text is usual must not break the flow. */
const scalarText = (value: unknown): string | null => {
  if (isString(value)) return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
};

/**
 * Text that is only shown, or that may be missing: whatever is not text, blank text and the word `null`
 * (which Cyclr's documentation shows for an absent value) become null.
 */
export const optionalText = reader('text', isTextOrNull, (value) => {
  const text = scalarText(value)?.trim() ?? '';
  return text === '' || text === 'null' ? null : text;
});

/** A scalar as text, as it is; blank text and whatever is no scalar become null. */
export const scalar = reader('text', isTextOrNull, (value) => {
  const text = scalarText(value);
  return text === null || text.trim() === '' ? null : text;
});

/** A secret that has to be there, wrapped at once. */
export const requiredSecret = reader('non-empty string', isSecret, (value) =>
  isString(value) && value !== '' ? Secret.of(value) : undefined,
);

const isSecretOrNull = (value: unknown): value is Secret | null =>
  value === null || isSecret(value);

/** A stored value, wrapped at once since only its Parameter knows whether it is sensitive; empty is null. */
export const storedValue = reader('stored value', isSecretOrNull, (value) => {
  const text = scalarText(value) ?? '';
  return text === '' ? null : Secret.of(text);
});

const optional = <A>(codec: t.Type<A, A, unknown>): t.Type<A | null, A | null, unknown> =>
  new t.Type<A | null, A | null, unknown>(
    codec.name,
    (value): value is A | null => value === null || codec.is(value),
    (value, context) => (isMissing(value) ? t.success(null) : codec.validate(value, context)),
    t.identity,
  );

/** A flag that may be missing, but that has to be a boolean where it is there. */
export const optionalBoolean = optional<boolean>(t.boolean);

/** An id that may be missing, but that has to be an integer where it is there. */
export const optionalInteger = optional(integer);

/** For members nothing depends on: whatever does not fit becomes `fallback`. */
export const tolerant = <A>(codec: t.Type<A, A, unknown>, fallback: A): t.Type<A, A, unknown> =>
  new t.Type<A, A, unknown>(
    codec.name,
    codec.is,
    (value, context) => {
      const result = codec.validate(value, context);
      return E.isRight(result) ? result : t.success(fallback);
    },
    t.identity,
  );

/** An array, where a missing one counts as empty. */
export const list = <A>(
  codec: t.Type<A, A, unknown>,
): t.Type<readonly A[], readonly A[], unknown> => {
  const array = t.readonlyArray(codec, 'array');
  return new t.Type<readonly A[], readonly A[], unknown>(
    'array',
    array.is,
    (value, context) => array.validate(isMissing(value) ? [] : value, context),
    t.identity,
  );
};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isString);

/** The texts in an array; whatever else is in it is left out. */
export const texts = reader('array of text', isTexts, (value) =>
  Array.isArray(value) ? value.map(scalarText).filter(isString) : [],
);

const isoDate = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/i;
const isNumberOrNull = (value: unknown): value is number | null =>
  value === null || typeof value === 'number';

/**
 * A UTC date in ms since the epoch, or null where there is none that can be read.
 * Cyclr writes seven fractional digits, of which three are kept; without a zone it is UTC.
 */
export const optionalUtcDate = reader('date', isNumberOrNull, (value) => {
  const [, seconds, fraction = '', zone = 'Z'] = isoDate.exec(isString(value) ? value : '') ?? [];
  const time = Date.parse(`${seconds}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(time) ? null : time;
});
