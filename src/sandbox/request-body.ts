import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

/** A JSON object whose members are found whatever their case, as Cyclr binds them. */
export type RequestBody = ReadonlyMap<string, unknown>;

/** Why a body cannot be read: Cyclr would answer 400 or 415. */
export type BodyFault = 'notJson' | 'mediaType';

const bodyOf = (value: unknown): RequestBody | null =>
  t.UnknownRecord.is(value) && !Array.isArray(value)
    ? new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member]))
    : null;

/**
 * Reads a JSON request body.
 * @returns the object; null when there is none (no body, `null`, or JSON of another kind)
 */
export const readBody = async (
  request: Request,
): Promise<E.Either<BodyFault, RequestBody | null>> => {
  const text = await request.text();
  if (text.trim() === '') return E.right(null);
  const mediaType = request.headers.get('content-type') ?? 'application/json';
  if (!/\bjson\b/i.test(mediaType)) return E.left('mediaType');
  try {
    return E.right(bodyOf(JSON.parse(text)));
  } catch {
    return E.left('notJson');
  }
};

/**
 * A text member, leniently: numbers and booleans are taken as their text.
 * @returns undefined when the member is absent, null, or nothing that could be text
 */
export const textMember = (body: RequestBody, name: string): string | undefined => {
  const value = body.get(name.toLowerCase());
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** A boolean member, leniently: `"true"` counts. */
export const booleanMember = (body: RequestBody, name: string): boolean | undefined => {
  const text = textMember(body, name)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
};

/** The objects in an array member; undefined when the member is absent or no array. */
export const objectsMember = (
  body: RequestBody,
  name: string,
): readonly RequestBody[] | undefined => {
  const value = body.get(name.toLowerCase());
  if (!Array.isArray(value)) return undefined;
  return value.map(bodyOf).filter((item) => item !== null);
};
