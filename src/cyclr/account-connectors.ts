import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AccountConnector } from '../domain/account-connector.js';
import { type AuthError, authError } from '../domain/auth-error.js';
import type { RequestOptions } from '../domain/connector-api.js';
import type { Credentials } from '../domain/credentials.js';
import { Secret } from '../domain/secret.js';
import { validateBasic } from '../domain/validation.js';
import {
  AccountConnectorRows,
  Identified,
  AccountConnector as WireAccountConnector,
} from '../domain/wire/account-connector.js';
import { accountConnectorOf } from '../domain/wire/account-connector-of.js';
import { decode } from '../domain/wire/decode.js';
import { bodyAs } from './answers.js';
import type { SendToCyclr } from './cyclr-request.js';

export const connectorPath = (accountConnectorId: number): string =>
  `v1.0/account/connectors/${encodeURIComponent(accountConnectorId)}`;

const pageSize = 100;
/** More pages than any account has; a server that never ends its list is not followed for ever. */
const mostPages = 1_000;

/** GET of one installed connector. */
export const fetchConnector =
  (send: SendToCyclr) =>
  (
    accountConnectorId: number,
    { signal }: RequestOptions = {},
  ): TaskEither<AuthError, AccountConnector> =>
    pipe(
      send({
        method: 'get',
        path: connectorPath(accountConnectorId),
        stage: 'fetchConnector',
        signal,
      }),
      bodyAs(WireAccountConnector, 'fetchConnector'),
      TE.map(accountConnectorOf),
    );

const rowOf = (
  send: SendToCyclr,
  row: unknown,
  signal: AbortSignal | undefined,
): TaskEither<AuthError, AccountConnector> =>
  pipe(
    decode(WireAccountConnector)(row),
    E.match(
      () =>
        pipe(
          TE.of<AuthError, { status: number; body: unknown }>({ status: 200, body: row }),
          bodyAs(Identified, 'fetchConnector'),
          TE.chain(({ Id }) => fetchConnector(send)(Id, signal ? { signal } : {})),
        ),
      (wire) => TE.of(accountConnectorOf(wire)),
    ),
  );

/**
 * All pages of the account's connectors. The documentation shows rows with fewer members than a single connector
 * has; such a row is asked for by itself, so that the list says as much of each as a GET would.
 */
export const listConnectors =
  (send: SendToCyclr) =>
  ({ signal }: RequestOptions = {}): TaskEither<AuthError, readonly AccountConnector[]> =>
  async () => {
    const found: AccountConnector[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const answer = await send({
        method: 'get',
        path: 'v1.0/account/connectors',
        query: { page, pageSize },
        stage: 'fetchConnector',
        signal,
      })();
      if (E.isLeft(answer)) return answer;
      const rows = await bodyAs(AccountConnectorRows, 'fetchConnector')(TE.of(answer.right))();
      if (E.isLeft(rows)) return rows;
      for (const row of rows.right) {
        const connector = await rowOf(send, row, signal)();
        if (E.isLeft(connector)) return connector;
        found.push(connector.right);
      }
      const { totalPages } = answer.right;
      const last = totalPages === undefined ? rows.right.length < pageSize : page >= totalPages;
      if (last || rows.right.length === 0) break;
    }
    return E.right(found);
  };

/** HTTP Basic's pair: base64 of the UTF-8 bytes, as `btoa` by itself stops at Latin-1. */
const basicPair = (username: string, password: Secret): Secret => {
  const bytes = new TextEncoder().encode(`${username}:${password.reveal()}`);
  return Secret.of(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
};

interface Prepared {
  readonly authValue: Secret;
  /** Everything in it that must not come back in a message. */
  readonly secrets: readonly Secret[];
}

const prepare = (credentials: Credentials): E.Either<AuthError, Prepared> => {
  switch (credentials.kind) {
    case 'apiKey':
      return E.right({ authValue: credentials.key, secrets: [credentials.key] });
    case 'tokenGrant':
      // Cyclr's word for "fetch a token by yourself".
      return E.right({ authValue: Secret.of('{}'), secrets: [] });
    case 'basic':
      return pipe(
        validateBasic(credentials.username, credentials.password),
        E.bimap(
          (fieldErrors) => authError('invalidInput', 'authenticating', { fieldErrors }),
          () => {
            const pair = basicPair(credentials.username, credentials.password);
            return { authValue: pair, secrets: [credentials.password, pair] };
          },
        ),
      );
  }
};

/** PUT of `AuthValue`. What comes back says whether Cyclr is content, not whether the credential works. */
export const authenticate =
  (send: SendToCyclr) =>
  (
    accountConnectorId: number,
    credentials: Credentials,
    { signal }: RequestOptions = {},
  ): TaskEither<AuthError, AccountConnector> =>
    pipe(
      TE.fromEither(prepare(credentials)),
      TE.chain(({ authValue, secrets }) =>
        send({
          method: 'put',
          path: connectorPath(accountConnectorId),
          json: { AuthValue: authValue.reveal() },
          stage: 'authenticating',
          signal,
          secrets,
        }),
      ),
      bodyAs(WireAccountConnector, 'authenticating'),
      TE.map(accountConnectorOf),
    );
