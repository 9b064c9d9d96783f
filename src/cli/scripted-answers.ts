import * as E from '#fp-ts/Either';
import * as t from '#io-ts';
import { Secret } from '../domain/secret.js';
import type { Answers } from './answers.js';
import type { Environment } from './environment.js';
import type { Output } from './output.js';

const Given = t.partial({
  properties: t.record(t.string, t.union([t.string, t.number, t.boolean])),
  apiKey: t.string,
  username: t.string,
  password: t.string,
});

/** What a script answers with; sealed as soon as it is read. */
export interface GivenAnswers {
  readonly properties?: Readonly<Record<string, Secret>>;
  readonly apiKey?: Secret;
  readonly username?: string;
  readonly password?: Secret;
}

const sealed = ({
  properties,
  apiKey,
  username,
  password,
}: t.TypeOf<typeof Given>): GivenAnswers => ({
  ...(properties && {
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [name, Secret.of(String(value))]),
    ),
  }),
  ...(apiKey !== undefined && { apiKey: Secret.of(apiKey) }),
  ...(username !== undefined && { username }),
  ...(password !== undefined && { password: Secret.of(password) }),
});

/** Answers for several connectors: one JSON object with one object for each id. */
export const readGivenById = (
  input: string,
): E.Either<string, ReadonlyMap<number, GivenAnswers>> => {
  const parsed = E.tryCatch(
    (): unknown => JSON.parse(input.trim() || '{}'),
    () => undefined,
  );
  const decoded = E.isLeft(parsed) ? parsed : t.record(t.string, Given).decode(parsed.right);
  return E.isLeft(decoded)
    ? E.left(
        'The answers must be one JSON object of objects by connector id: {"42":{"apiKey":""}}.',
      )
    : E.right(
        new Map(Object.entries(decoded.right).map(([id, given]) => [Number(id), sealed(given)])),
      );
};

const parse = (json: string): E.Either<string, GivenAnswers> => {
  const parsed = E.tryCatch(
    (): unknown => JSON.parse(json),
    () => undefined,
  );
  const decoded = E.isLeft(parsed) ? parsed : Given.decode(parsed.right);
  if (E.isLeft(decoded)) {
    return E.left(
      'The answers must be one JSON object: {"properties":{},"apiKey":"","username":"","password":""}.',
    );
  }
  return E.right(sealed(decoded.right));
};

/** Answers from one JSON object on standard input, or from the environment where that is empty. */
export const readGiven = (input: string, env: Environment): E.Either<string, GivenAnswers> => {
  if (input.trim() !== '') return parse(input);
  const properties = env.CYCLR_PROPERTIES;
  const fromEnv = parse(`{"properties":${properties || '{}'}}`);
  if (E.isLeft(fromEnv)) return E.left('CYCLR_PROPERTIES must be one JSON object.');
  const key = env.CYCLR_API_KEY;
  const username = env.CYCLR_BASIC_USERNAME;
  const password = env.CYCLR_BASIC_PASSWORD;
  return E.right({
    ...fromEnv.right,
    ...(key !== undefined && { apiKey: Secret.of(key) }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password: Secret.of(password) }),
  });
};

/** Gives each answer once: what was refused is not sent again, and ends the flow as missing. */
export const scriptedAnswers = (
  { properties, apiKey, username, password }: GivenAnswers,
  { note }: Pick<Output, 'note'>,
  showLink: (url: string) => void,
): Answers => {
  const asked = new Set<string>();
  const once = <A>(step: string, answer: A | undefined, why: string | undefined): A | 'missing' => {
    if (why !== undefined) note(why);
    if (asked.has(step) || answer === undefined) return 'missing';
    asked.add(step);
    return answer;
  };
  return {
    properties: async (view) => {
      if (view.error) {
        for (const { label, error } of view.fields) if (error) note(`${label}: ${error}`);
      } else if (!properties) {
        note(
          `Needed: ${view.fields
            .filter((f) => f.required && !f.isSet)
            .map((f) => f.name)
            .join(', ')}.`,
        );
      }
      return once('properties', properties, view.error?.message);
    },
    apiKey: async (view) => once('apiKey', apiKey, view.error?.message),
    basic: async (view) =>
      once(
        'basic',
        username !== undefined && password ? { username, password } : undefined,
        view.error?.message,
      ),
    startSignIn: async (view) => once('oauth', 'start' as const, view.error?.message),
    followLink: showLink,
    afterFailure: async () => 'leave',
  };
};
