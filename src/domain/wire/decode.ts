import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as t from '#io-ts';

/** What did not fit, in words that hold nothing of the answer but the names of its members. */
export interface DecodeError {
  /** From the name of the codec down to the member, e.g. `AccountConnector/Connector/Id`. */
  readonly path: string;
  /** The name of the type that belongs there. */
  readonly expected: string;
  /** The kind of value that was there instead, e.g. `string` or `nothing`; never the value. */
  readonly found: string;
}

const kindOf = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && !Number.isInteger(value) ? 'fraction' : typeof value;
};

/** Unions and intersections put the number of their branch into the context; that is no member of the answer. */
const isBranch = (parent: t.ContextEntry | undefined): boolean =>
  parent?.type instanceof t.UnionType || parent?.type instanceof t.IntersectionType;

const describe = ({ context }: t.ValidationError): DecodeError => {
  const keys = context
    .filter((_, index) => index > 0 && !isBranch(context[index - 1]))
    .map(({ key }) => key);
  const last = context.at(-1);
  return {
    path: [context[0]?.type.name ?? '', ...keys].join('/'),
    expected: last?.type.name ?? 'something else',
    found: kindOf(last?.actual),
  };
};

/**
 * Decodes a value that came from outside.
 *
 * @returns the decoded value, or the first thing that did not fit: its path and types, never its value
 */
export const decode =
  <A>(codec: t.Decoder<unknown, A>) =>
  (value: unknown): E.Either<DecodeError, A> =>
    pipe(
      codec.decode(value),
      E.mapLeft(([first]) =>
        first ? describe(first) : { path: codec.name, expected: codec.name, found: kindOf(value) },
      ),
    );

/** @example `AccountConnector/Authenticated: expected boolean, found nothing` */
export const decodeErrorText = ({ path, expected, found }: DecodeError): string =>
  `${path}: expected ${expected}, found ${found}`;
