import fc from 'fast-check';
import type { Schemable1 } from 'io-ts/lib/Schemable.js';
import { interpreter } from '#io-ts/Schema';
import type { Schema } from '../../../src/gateway/wire/schema.js';
import { anyText } from './texts.js';

declare module 'fp-ts/HKT' {
  interface URItoKind<A> {
    readonly FuzzArbitrary: fc.Arbitrary<A>;
  }
}

const namesIn = <A extends object>(value: A): Extract<keyof A, string>[] => {
  const names: Extract<keyof A, string>[] = [];
  for (const name in value) names.push(name);
  return names;
};

/** Some of the members, and perhaps none. */
const someOf = <A>(
  properties: {
    [K in keyof A]: fc.Arbitrary<A[K]>;
  },
): fc.Arbitrary<Partial<A>> =>
  fc.tuple(fc.record(properties), fc.subarray(namesIn(properties))).map(([whole, kept]) => {
    const some: Partial<A> = {};
    for (const name of kept) some[name] = whole[name];
    return some;
  });

/** Reads a schema as everything that fits it. */
const arbitraries: Schemable1<'FuzzArbitrary'> = {
  URI: 'FuzzArbitrary',
  literal: (...values) => fc.constantFrom(...values),
  string: anyText,
  number: fc.oneof(
    { weight: 4, arbitrary: fc.nat(9) },
    { weight: 1, arbitrary: fc.maxSafeInteger() },
  ),
  boolean: fc.boolean(),
  nullable: (or) => fc.option(or),
  type: (properties) => fc.record(properties),
  struct: (properties) => fc.record(properties),
  partial: someOf,
  record: (codomain) => fc.dictionary(anyText, codomain, { maxKeys: 4, noNullPrototype: true }),
  array: (item) => fc.array(item, { maxLength: 4 }),
  tuple: () => {
    throw new Error('No schema has a tuple yet.');
  },
  intersect: (right) => (left) => fc.tuple(left, right).map(([a, b]) => Object.assign({}, a, b)),
  sum:
    () =>
    <A>(members: { [K in keyof A]: fc.Arbitrary<A[K]> }) =>
      fc.oneof<fc.Arbitrary<A[keyof A]>[]>(...namesIn(members).map((name) => members[name])),
  lazy: (_id, get) => fc.constant(undefined).chain(get),
  readonly: (arbitrary) => arbitrary,
};

/** Everything that fits a schema of the gateway's, and so of the domain. */
export const fitting: <A>(schema: Schema<A>) => fc.Arbitrary<A> = interpreter(arbitraries);
