import * as E from '#fp-ts/Either';
import * as t from '#io-ts';
import type { OAuthTokens } from '../domain/credentials.js';
import { Secret } from '../domain/secret.js';
import { optionalUtcDate, reader, requiredSecret } from '../domain/wire/primitives.js';
import type { Environment } from './environment.js';

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** A date that has to be one: a wrong end would only show when the token has ended. */
const isoDate = reader('ISO date', isNumber, (value) => {
  const date = optionalUtcDate.decode(value);
  return E.isRight(date) && date.right !== null ? date.right : undefined;
});

const GivenTokens = t.intersection([
  t.type({ accessToken: requiredSecret }),
  t.partial({
    refreshToken: t.union([requiredSecret, t.null]),
    expires: t.union([isoDate, t.null]),
    refreshExpires: t.union([isoDate, t.null]),
  }),
]);

const Given = t.partial({
  method: t.string,
  name: t.string,
  properties: t.record(t.string, t.union([t.string, t.number, t.boolean])),
  apiKey: t.string,
  username: t.string,
  password: t.string,
  oauthTokens: GivenTokens,
});

/** What a script answers with; sealed as soon as it is read. */
export interface GivenAnswers {
  /** The id or the name of an authentication method. */
  readonly method?: string;
  /** What the connector that is installed is to be called, where its name is in use. */
  readonly name?: string;
  readonly properties?: Readonly<Record<string, Secret>>;
  readonly apiKey?: Secret;
  readonly username?: string;
  readonly password?: Secret;
  /** In place of a sign-in. */
  readonly oauthTokens?: OAuthTokens;
}

const tokensOf = ({
  accessToken,
  refreshToken,
  expires,
  refreshExpires,
}: t.TypeOf<typeof GivenTokens>): OAuthTokens => ({
  accessToken,
  ...(refreshToken && { refreshToken }),
  ...(isNumber(expires) && { expires }),
  ...(isNumber(refreshExpires) && { refreshExpires }),
});

const sealed = ({
  method,
  name,
  properties,
  apiKey,
  username,
  password,
  oauthTokens,
}: t.TypeOf<typeof Given>): GivenAnswers => ({
  ...(method !== undefined && { method }),
  ...(name !== undefined && { name }),
  ...(properties && {
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [key, Secret.of(String(value))]),
    ),
  }),
  ...(apiKey !== undefined && { apiKey: Secret.of(apiKey) }),
  ...(username !== undefined && { username }),
  ...(password !== undefined && { password: Secret.of(password) }),
  ...(oauthTokens && { oauthTokens: tokensOf(oauthTokens) }),
});

/** Reads JSON of one shape. The parser's own words quote the text, which holds secrets: they are dropped. */
const read = <A>(codec: t.Decoder<unknown, A>, json: string, wrong: string) => {
  const parsed = E.tryCatch(
    (): unknown => JSON.parse(json),
    () => undefined,
  );
  const decoded = E.isLeft(parsed) ? parsed : codec.decode(parsed.right);
  return E.isLeft(decoded) ? E.left(wrong) : E.right(decoded.right);
};

const tokensShape = '{"accessToken":"","refreshToken":"","expires":"2027-01-01T00:00:00Z"}';
const shape = `{"properties":{},"apiKey":"","username":"","password":"","oauthTokens":${tokensShape},"method":"","name":""}`;

/** Answers for several connectors: one JSON object with one object for each id, or name, or name of an app. */
export const readGivenByKey = (
  input: string,
): E.Either<string, ReadonlyMap<string, GivenAnswers>> => {
  const wrong =
    'The answers must be one JSON object of objects by connector id or name: {"42":{"apiKey":""},"Zendesk":{}}.';
  const given = read(t.record(t.string, Given), input.trim() || '{}', wrong);
  return E.isLeft(given)
    ? given
    : E.right(new Map(Object.entries(given.right).map(([key, each]) => [key, sealed(each)])));
};

/** Answers from one JSON object on standard input, or from the environment where that is empty. */
export const readGiven = (input: string, env: Environment): E.Either<string, GivenAnswers> => {
  if (input.trim() !== '') {
    const given = read(Given, input, `The answers must be one JSON object: ${shape}.`);
    return E.isLeft(given) ? given : E.right(sealed(given.right));
  }
  const properties = read(
    Given,
    `{"properties":${env.CYCLR_PROPERTIES || '{}'}}`,
    'CYCLR_PROPERTIES must be one JSON object.',
  );
  if (E.isLeft(properties)) return properties;
  const tokens = env.CYCLR_OAUTH_TOKENS
    ? read(
        GivenTokens,
        env.CYCLR_OAUTH_TOKENS,
        `CYCLR_OAUTH_TOKENS must be one JSON object, its dates as in ISO 8601: ${tokensShape}.`,
      )
    : undefined;
  if (tokens && E.isLeft(tokens)) return tokens;
  const key = env.CYCLR_API_KEY;
  const username = env.CYCLR_BASIC_USERNAME;
  const password = env.CYCLR_BASIC_PASSWORD;
  return E.right({
    ...sealed(properties.right),
    ...(key !== undefined && { apiKey: Secret.of(key) }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password: Secret.of(password) }),
    ...(tokens && { oauthTokens: tokensOf(tokens.right) }),
  });
};
