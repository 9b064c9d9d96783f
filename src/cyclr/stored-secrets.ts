import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as t from '#io-ts';
import { type AuthError, authError } from '../domain/auth-error.js';
import { Secret } from '../domain/secret.js';
import { AccountConnector } from '../domain/wire/account-connector.js';
import { sameName } from '../domain/wire/names.js';
import { storedValue } from '../domain/wire/primitives.js';
import { accountConnectorPath } from './account-connectors.js';
import type { SendAccountRequest } from './account-requests.js';
import { parseJson } from './errors.js';
import type { Answer } from './http.js';
import { fitToShow } from './redact.js';

const Stored = t.intersection([AccountConnector, t.strict({ AuthValue: storedValue })]);
type Stored = t.TypeOf<typeof Stored>;

/** Cyclr does not document whether it masks what it reads back; then it is not known what is stored. */
const isMasked = (text: string): boolean => /[*•●]{3}|^[xX.]{3,}$/u.test(text);

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** A pair, or tokens, as they may come back one by one. */
const partsOf = (text: string): readonly string[] => {
  const parsed = parseJson(text);
  const pair = E.getOrElse(() => '')(
    E.tryCatch(
      () => new TextDecoder().decode(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))),
      () => '',
    ),
  );
  const colon = pair.indexOf(':');
  return [
    text,
    ...(colon < 0 ? [] : [pair, pair.slice(colon + 1)]),
    ...(E.isRight(parsed) ? textsIn(parsed.right) : []),
  ];
};

/** Everything secret that is stored for the connector; nothing where that cannot be told. */
const secretsOf = ({ AuthValue, Properties, Connector, Authenticated }: Stored) => {
  const isPublic = (name: string): boolean => {
    const declared = Connector.Parameters.filter((one) => sameName(one.TargetName, name));
    return declared.length > 0 && declared.every((one) => one.IsSensitive === false);
  };
  const sensitive = Properties.filter(({ Name }) => !isPublic(Name));
  const usesAuthValue = Authenticated && Connector.AuthType.kind !== 'None';
  const values = [
    ...(AuthValue || usesAuthValue ? [AuthValue] : []),
    ...sensitive.map(({ Value }) => Value),
  ];
  const known = values.flatMap((value) =>
    value && !isMasked(value.reveal()) ? [value.reveal()] : [],
  );
  if (known.length < values.length) return undefined;
  return known.flatMap(partsOf).map((part) => Secret.of(part));
};

const hasWords = ({ code }: AuthError): boolean => code === 'rejected' || code === 'nameInUse';

/**
 * Calls the connected app by way of a connector. What the app refuses may come with words of its own, and those may
 * hold what is stored for it, which no one here has sent. So the words are shown only once what is stored has been
 * read and taken out of them; where it cannot be read, our own stand in their place.
 */
export const callApp =
  (send: SendAccountRequest) =>
  (id: number, path: string, signal: AbortSignal | undefined): TaskEither<AuthError, Answer> => {
    const stage = 'authenticating';
    const call = send({
      method: 'post',
      path: `${accountConnectorPath(id)}/${path}`,
      json: {},
      stage,
      signal,
      uncut: true,
    });
    const read = send({ method: 'get', path: accountConnectorPath(id), stage, signal });
    return async () => {
      const called = await call();
      if (E.isRight(called) || !hasWords(called.left)) return called;
      const { left: refused } = called;
      const secrets = pipe(
        await read(),
        E.chainW(({ body }) => Stored.decode(body)),
        E.match(() => undefined, secretsOf),
      );
      const ours = authError('rejected', stage).message;
      return E.left({
        ...refused,
        code: 'rejected',
        message: secrets ? fitToShow(refused.message, secrets) : ours,
      });
    };
  };
