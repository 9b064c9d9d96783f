import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AccountConnector } from '../domain/account-connector.js';
import type { AuthError } from '../domain/auth-error.js';
import type { AuthMethod } from '../domain/auth-method.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { accountConnectorPath, fetchConnector } from './account-connectors.js';
import type { SendAccountRequest } from './account-requests.js';

const stage = 'disconnecting';

const nothingToRemove =
  /\b(?:is|has|was) not(?: yet| currently| been)* authenticated\b|\b(?:is|already) (?:un|de)-?authenticated\b/i;

/** Cyclr does not document what it says of a connector that has no credentials. */
const isDone = ({ code, message }: AuthError): boolean =>
  code === 'rejected' && nothingToRemove.test(message);

/** Nobody has to read what comes with a success; but a page that is not Cyclr's comes as one, too. */
const isUnread = ({ code, status = 0 }: AuthError): boolean =>
  code === 'badResponse' && status >= 200 && status < 300;

/** Cyclr's flag says of these that something is stored. */
const storing: readonly AuthMethod['kind'][] = ['apiKey', 'basic', 'tokenGrant', 'oauth'];

const isStored = ({ authenticated, authMethod }: AccountConnector): boolean =>
  authenticated && storing.includes(authMethod.kind);

/** Where Cyclr says that there is still something to remove, the success was somebody else's; else it stands. */
const unlessStill =
  (
    look: TaskEither<AuthError, AccountConnector>,
    isStill: (connector: AccountConnector) => boolean,
  ) =>
  (error: AuthError): TaskEither<AuthError, void> =>
  async () => {
    const seen = await look();
    return E.isRight(seen) && isStill(seen.right) ? E.left(error) : E.right(undefined);
  };

export const deauthenticate = (send: SendAccountRequest): ConnectorApi['deauthenticate'] => {
  const fetchOne = fetchConnector(send);
  return (id, { signal } = {}) =>
    pipe(
      send({ method: 'put', path: `${accountConnectorPath(id)}/deauthenticate`, stage, signal }),
      TE.map(() => undefined),
      TE.orElse((error) => {
        if (isDone(error)) return TE.right(undefined);
        return isUnread(error)
          ? unlessStill(fetchOne(id, signal ? { signal } : {}), isStored)(error)
          : TE.left(error);
      }),
    );
};

export const deleteConnector = (send: SendAccountRequest): ConnectorApi['deleteConnector'] => {
  const fetchOne = fetchConnector(send);
  return (id, { signal } = {}) =>
    pipe(
      send({ method: 'delete', path: accountConnectorPath(id), stage, signal }),
      TE.map(() => undefined),
      TE.orElse((error) => {
        if (error.code === 'notFound') return TE.right(undefined);
        return isUnread(error)
          ? unlessStill(fetchOne(id, signal ? { signal } : {}), () => true)(error)
          : TE.left(error);
      }),
    );
};
