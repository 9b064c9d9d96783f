import type { FieldErrors } from './auth-error.js';
import type { Credentials, OAuthTokens } from './credentials.js';
import * as E from './either.js';
import type { PropertyChange, PropertyField, PropertyType } from './property.js';
import { Secret } from './secret.js';

/** What a host may hand over for one property. Sensitive ones belong in a {@link Secret}. */
export type PropertyInput = string | number | boolean | Secret;
export type PropertyInputs = Readonly<Record<string, PropertyInput>>;

const required = 'This is required.';

const patterns: Record<Exclude<PropertyType, 'text' | 'dateTime'>, readonly [RegExp, string]> = {
  boolean: [/^(true|false)$/i, 'Enter true or false.'],
  integer: [/^[+-]?\d+$/, 'Enter a whole number.'],
  decimal: [/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, 'Enter a number.'],
};

/** Why this text does not fit the field, or nothing. An offered option always fits. */
const misfit = (field: PropertyField, text: string): string | undefined => {
  if (field.type === 'text' || field.options.includes(text)) return undefined;
  if (field.type === 'dateTime') {
    return Number.isNaN(Date.parse(text)) ? 'Enter a date and time.' : undefined;
  }
  const [pattern, message] = patterns[field.type];
  return pattern.test(text) ? undefined : message;
};

/** White space around it comes from copying and is dropped, but not from what is secret or was chosen. */
const textOf = (field: PropertyField, input: PropertyInput): string => {
  const text = input instanceof Secret ? input.reveal() : String(input);
  return field.sensitive || field.options.includes(text) ? text : text.trim();
};

/** Not every caller has a compiler: what is no value at all counts as left out. */
const isInput = (value: unknown): value is PropertyInput =>
  value instanceof Secret || ['string', 'number', 'boolean'].includes(typeof value);

/** What of it is a value. */
export const givenInputs = (inputs: PropertyInputs | null | undefined): PropertyInputs =>
  Object.fromEntries(Object.entries(inputs ?? {}).filter(([, value]) => isInput(value)));

const inputFor = (inputs: PropertyInputs, name: string): PropertyInput | undefined =>
  Object.hasOwn(inputs, name) && isInput(inputs[name]) ? inputs[name] : undefined;

/** One field's share: an error, a change, or nothing to do. */
const examine = (
  field: PropertyField,
  input: PropertyInput | undefined,
): E.Either<string, PropertyChange | undefined> => {
  const change = (value: PropertyChange['value']): PropertyChange => ({
    name: field.name,
    value,
    ...(field.propertyId !== undefined && { propertyId: field.propertyId }),
  });
  const text = input === undefined ? (field.value ?? '') : textOf(field, input);
  if (text === '') {
    // An untouched sensitive field comes back empty, as its value is never shown: that keeps what is stored.
    const keeps = field.isSet && (field.sensitive || input === undefined);
    if (field.required && !keeps) return E.left(required);
    return E.right(field.isSet && !keeps ? change(null) : undefined);
  }
  const problem = misfit(field, text);
  if (problem) return E.left(problem);
  if (field.sensitive) return E.right(change(Secret.of(text)));
  return E.right(field.isSet && text === field.value ? undefined : change(text));
};

/**
 * Checks what the user entered against the connector's fields, by data type and options.
 * A field left out of `inputs` keeps its stored value; a name that is no field is an error, since Cyclr would store it.
 *
 * @returns the writes that are needed (only values that differ from the stored ones), or an error for each field
 */
export const validateProperties = (
  fields: readonly PropertyField[],
  inputs: PropertyInputs,
): E.Either<FieldErrors, readonly PropertyChange[]> => {
  const errors: [string, string][] = Object.keys(inputs)
    .filter((name) => !fields.some((field) => field.name === name))
    .map((name) => [name, 'This connector has no such property.']);
  const changes: PropertyChange[] = [];
  for (const field of fields) {
    const result = examine(field, inputFor(inputs, field.name));
    if (E.isLeft(result)) errors.push([field.name, result.left]);
    else if (result.right) changes.push(result.right);
  }
  return errors.length > 0 ? E.left(Object.fromEntries(errors)) : E.right(changes);
};

/** What was typed into the fields that are not sensitive, to be shown again. */
export const draftOf = (
  fields: readonly PropertyField[],
  inputs: PropertyInputs,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const input = inputFor(inputs, field.name);
      return field.sensitive || input === undefined ? [] : [[field.name, textOf(field, input)]];
    }),
  );

/** Checks an API key. White space around it comes from copying and is dropped. Field name: `key`. */
export const validateApiKey = (key: string | Secret): E.Either<FieldErrors, Credentials> => {
  const text = Secret.of(key).reveal().trim();
  return text === ''
    ? E.left({ key: required })
    : E.right({ kind: 'apiKey', key: Secret.of(text) });
};

/** Checks a user name and password. Field names: `username`, `password`. */
export const validateBasic = (
  username: string,
  password: string | Secret,
): E.Either<FieldErrors, Credentials> => {
  const name = typeof username === 'string' ? username.trim() : '';
  const secret = Secret.of(password);
  const errors = {
    ...(name === '' && { username: required }),
    // HTTP Basic splits at the first colon, so a colon in the name would end up in the password.
    ...(name.includes(':') && { username: 'A user name cannot contain a colon.' }),
    ...(secret.reveal() === '' && { password: required }),
  };
  return Object.keys(errors).length > 0
    ? E.left(errors)
    : E.right({ kind: 'basic', username: name, password: secret });
};

/** Checks tokens a host has got by itself. Field name: `accessToken`. */
export const validateTokens = (tokens: OAuthTokens): E.Either<FieldErrors, Credentials> =>
  tokens?.accessToken instanceof Secret && tokens.accessToken.reveal().trim() !== ''
    ? E.right({ kind: 'oauthTokens', tokens })
    : E.left({ accessToken: required });
