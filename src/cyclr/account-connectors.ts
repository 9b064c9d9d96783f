import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AccountConnector } from '../domain/account-connector.js';
import type { AuthError, Stage } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { AccountConnector as WireAccountConnector } from '../domain/wire/account-connector.js';
import { accountConnectorOf } from '../domain/wire/account-connector-of.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';
import { authValueOf } from './auth-value.js';
import type { Answer } from './http.js';

/** Below `/v1.0`. */
export const accountConnectorPath = (accountConnectorId: number): string =>
  `account/connectors/${encodeURIComponent(accountConnectorId)}`;

/** The connector in an answer; `authenticationId` is the method it was installed with, where that is known. */
export const readConnector =
  (stage: Stage, authenticationId?: string) =>
  (answer: Answer): E.Either<AuthError, AccountConnector> =>
    pipe(
      answer,
      readBody(WireAccountConnector, stage),
      E.map((wire) => accountConnectorOf(wire, authenticationId)),
    );

export const fetchConnector =
  (send: SendAccountRequest): ConnectorApi['fetchConnector'] =>
  (id, { authenticationId, signal } = {}) =>
    pipe(
      send({ method: 'get', path: accountConnectorPath(id), stage: 'fetchConnector', signal }),
      TE.chainEitherK(readConnector('fetchConnector', authenticationId)),
    );

export const authenticate =
  (send: SendAccountRequest): ConnectorApi['authenticate'] =>
  (id, credentials, { signal } = {}): TaskEither<AuthError, AccountConnector> =>
    pipe(
      TE.fromEither(authValueOf(credentials)),
      TE.chain(({ value, secrets }) =>
        send({
          method: 'put',
          path: accountConnectorPath(id),
          json: { AuthValue: value.reveal() },
          stage: 'authenticating',
          signal,
          secrets,
        }),
      ),
      TE.chainEitherK(readConnector('authenticating')),
    );
