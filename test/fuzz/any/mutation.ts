import fc from 'fast-check';
import { canary } from './codec.js';
import { anyText, inherited } from './texts.js';

const own = (name: string, value: unknown): object => Object.fromEntries([[name, value]]);

/** Values that stand where others should. */
const strangers: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      0,
      -0,
      1,
      -1,
      1.5,
      2 ** 53,
      1e308,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '',
      '0',
      'null',
      [],
      {},
      [[]],
      [null],
      [canary],
      canary,
      { value: canary },
      own('__proto__', { Id: 1, Authenticated: true }),
      own('constructor', { prototype: { Id: 1 } }),
      own('toString', 1),
      { length: 4_294_967_295 },
      { kind: 'apiKey' },
      undefined,
    ),
  },
  { weight: 3, arbitrary: anyText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

const around = {
  arrays: (inner: unknown): unknown => [inner],
  triggers: (inner: unknown): unknown => ({ TriggerId: 1, SubTriggers: [inner] }),
  prototypes: (inner: unknown): unknown => own('__proto__', inner),
} as const;

const nested = (depth: number, of: keyof typeof around): unknown => {
  let value: unknown = [];
  for (let level = 0; level < depth; level += 1) value = around[of](value);
  return value;
};

const huge = {
  text: 'x'.repeat(1_000_000),
  zeros: new Array<unknown>(20_000).fill(0),
  records: new Array<unknown>(2_000).fill({}),
} as const;

type Change =
  | { readonly change: 'remove' | 'double' | 'wrap' }
  | { readonly change: 'replace'; readonly by: unknown }
  | { readonly change: 'add'; readonly name: string; readonly value: unknown }
  /** By something so deep, or so large, that it is only made where it is needed. */
  | { readonly change: 'deepen'; readonly depth: number; readonly of: keyof typeof around }
  | { readonly change: 'swell'; readonly by: keyof typeof huge };

/** One change of a body, at some place in it. */
export interface Mutation {
  readonly at: number;
  readonly how: Change;
}

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ change: fc.constantFrom('remove', 'double', 'wrap') }) },
  {
    weight: 16,
    arbitrary: fc.record({ change: fc.constant('replace' as const), by: strangers }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      change: fc.constant('add' as const),
      name: fc.oneof(anyText, fc.constantFrom(...inherited, 'AuthValue', 'Id', 'id')),
      value: strangers,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      change: fc.constant('deepen' as const),
      depth: fc.constantFrom(10, 1_000, 20_000),
      of: fc.constantFrom('arrays', 'triggers', 'prototypes'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      change: fc.constant('swell' as const),
      by: fc.constantFrom('text', 'zeros', 'records'),
    }),
  },
);

/** Few enough that most of a body still is as it should be; with none it is left alone. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({ at: fc.nat(200), how: anyChange }),
  { maxLength: 3 },
);

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What has members, by name or by number, and is not so deep or large that it has been changed already. */
const isContainer = (value: unknown, depth: number): value is object =>
  isRecord(value) && depth < 20 && !(Array.isArray(value) && value.length > 100);

const placesIn = (value: unknown, depth = 0): number =>
  isContainer(value, depth)
    ? Object.values(value).reduce((sum: number, one) => sum + placesIn(one, depth + 1), 1)
    : 1;

const gone = Symbol('gone');

const changed = (value: unknown, how: Change): unknown => {
  switch (how.change) {
    case 'remove':
      return gone;
    case 'replace':
      return how.by;
    case 'deepen':
      return nested(how.depth, how.of);
    case 'swell':
      return huge[how.by];
    case 'wrap':
      return [value];
    case 'double':
      return Array.isArray(value) ? [...value, ...value] : [value, value];
    case 'add':
      return Array.isArray(value)
        ? [...value, how.value]
        : Object.fromEntries([
            ...(isRecord(value) ? Object.entries(value) : []),
            [how.name, how.value],
          ]);
  }
};

/** A copy in which one place is another. Places are numbered as they are come to. */
const mutated = (body: unknown, { at, how }: Mutation): unknown => {
  const chosen = at % placesIn(body);
  let place = -1;
  const copy = (value: unknown, depth = 0): unknown => {
    place += 1;
    if (place === chosen) return changed(value, how);
    if (!isContainer(value, depth)) return value;
    if (Array.isArray(value)) {
      return value.map((one: unknown) => copy(one, depth + 1)).filter((one) => one !== gone);
    }
    const entries = Object.entries(value).map(([name, one]): [string, unknown] => [
      name,
      copy(one, depth + 1),
    ]);
    return Object.fromEntries(entries.filter(([, one]) => one !== gone));
  };
  const made = copy(body);
  return made === gone ? undefined : made;
};

/** The body after all of them. */
export const afterAll = (body: unknown, changes: readonly Mutation[]): unknown =>
  changes.reduce(mutated, body);
