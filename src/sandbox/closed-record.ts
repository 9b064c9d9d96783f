import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';

/**
 * A record that refuses members it does not know: in a hand-written file an unknown member is
 * nearly always a typing mistake, and silence would hide it.
 */
export const closedRecord = <R extends t.Props, O extends t.Props>(
  name: string,
  required: R,
  optional: O,
) => {
  const open = t.intersection([t.type(required), t.partial(optional)], name);
  type Value = t.TypeOf<typeof open>;
  const known = new Set([...Object.keys(required), ...Object.keys(optional)]);
  return new t.Type<Value, Value, unknown>(
    name,
    open.is,
    (input, context) => {
      // The entry names the intersection, so that an error tells its numbered members from levels.
      const decoded = open.validate(
        input,
        context.map((entry, index) =>
          index === context.length - 1 ? { ...entry, type: open } : entry,
        ),
      );
      if (E.isLeft(decoded) || !t.UnknownRecord.is(input)) return decoded;
      const strangers = Object.keys(input).filter((key) => !known.has(key));
      return strangers.length === 0
        ? decoded
        : t.failures(
            strangers.map((key) => ({
              value: undefined,
              context: t.appendContext(context, key, t.never),
              message: 'is not a known member',
            })),
          );
    },
    t.identity,
  );
};

const isIntersection = (type: t.Decoder<unknown, unknown> | undefined): boolean =>
  type !== undefined && '_tag' in type && type._tag === 'IntersectionType';

/**
 * Where a decoding error is, as `accounts[0].connectors[1].id`, and what was expected there.
 * The offending value is left out: a seed file holds credentials.
 */
export const describeError = (error: t.ValidationError): string => {
  const path = error.context.reduce((text, entry, index) => {
    // io-ts numbers the members of an intersection as if they were levels of the document
    if (entry.key === '' || isIntersection(error.context[index - 1]?.type)) return text;
    if (/^\d+$/.test(entry.key)) return `${text}[${entry.key}]`;
    return text === '' ? entry.key : `${text}.${entry.key}`;
  }, '');
  const expected = error.context.at(-1)?.type.name ?? 'another type';
  return `${path === '' ? '(top level)' : path} ${error.message ?? `should be ${expected}`}`;
};
