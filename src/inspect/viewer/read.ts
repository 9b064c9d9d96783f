import * as t from '#io-ts';

// What comes in was made by someone else, of any version: what fits is read, the rest is passed over.

export type Fields = Readonly<Record<string, unknown>>;

const nothing: Fields = Object.freeze({});

export const fieldsOf = (value: unknown): Fields => (t.UnknownRecord.is(value) ? value : nothing);

export const textOf = (value: unknown): string | undefined =>
  t.string.is(value) ? value : undefined;

/** A list, or the one thing where the format allows leaving the list out. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : t.UnknownArray.is(value) ? value : [value];

export const textsOf = (value: unknown): readonly string[] => listOf(value).filter(t.string.is);

/** What the text stands for, if it is JSON. */
export const parsed = (text: unknown): unknown => {
  if (!t.string.is(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
};

/** The member, unless it is missing: `exactOptionalPropertyTypes` tells the two apart. */
export const given = <K extends string, A>(
  name: K,
  value: A | undefined,
): { readonly [P in K]?: A } => {
  const made: { [P in K]?: A } = {};
  if (value !== undefined) made[name] = value;
  return made;
};
