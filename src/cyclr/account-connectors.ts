import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AccountConnector } from '../domain/account-connector.js';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { Credentials } from '../domain/credentials.js';
import { Secret } from '../domain/secret.js';
import { AccountConnector as WireAccountConnector } from '../domain/wire/account-connector.js';
import { accountConnectorOf } from '../domain/wire/account-connector-of.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';
import type { Answer } from './http.js';

/** Below `/v1.0`. */
export const accountConnectorPath = (accountConnectorId: number): string =>
  `account/connectors/${encodeURIComponent(accountConnectorId)}`;

const readConnector =
  (stage: Stage) =>
  (answer: Answer): E.Either<AuthError, AccountConnector> =>
    pipe(answer, readBody(WireAccountConnector, stage), E.map(accountConnectorOf));

export const fetchConnector =
  (send: SendAccountRequest): ConnectorApi['fetchConnector'] =>
  (id, { signal } = {}) =>
    pipe(
      send({ method: 'get', path: accountConnectorPath(id), stage: 'fetchConnector', signal }),
      TE.chainEitherK(readConnector('fetchConnector')),
    );

interface AuthValue {
  readonly value: Secret;
  /** What must not come back in a message. */
  readonly secrets: readonly Secret[];
}

/** Base64 of the UTF-8 bytes; `btoa` alone fails above Latin-1. */
const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

const authValueOf = (credentials: Credentials): E.Either<AuthError, AuthValue> => {
  switch (credentials.kind) {
    case 'apiKey':
      return E.right({ value: credentials.key, secrets: [credentials.key] });
    case 'tokenGrant':
      // Tells Cyclr to fetch a token by itself.
      return E.right({ value: Secret.of('{}'), secrets: [] });
    case 'basic': {
      const { username, password } = credentials;
      if (username.includes(':')) {
        // HTTP Basic splits at the first colon, so the rest of the name would end up in the password.
        const fieldErrors = { username: 'A user name cannot contain a colon.' };
        return E.left(authError('invalidInput', 'authenticating', { fieldErrors }));
      }
      const pair = Secret.of(`${username}:${password.reveal()}`);
      const value = Secret.of(base64(pair.reveal()));
      return E.right({ value, secrets: [password, pair, value] });
    }
  }
};

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
