import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AuthError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { accountConnectorPath } from './account-connectors.js';
import type { SendAccountRequest } from './account-requests.js';

const stage = 'disconnecting';

const nothingToRemove =
  /\b(?:is|has|was) not(?: yet| currently| been)* authenticated\b|\b(?:is|already) (?:un|de)-?authenticated\b/i;

/** Cyclr does not document what it says of a connector that has no credentials. */
const isDone = ({ code, status = 0, message }: AuthError): boolean =>
  (code === 'rejected' && nothingToRemove.test(message)) ||
  // Done, whatever the body says.
  (code === 'badResponse' && status >= 200 && status < 300);

export const deauthenticate =
  (send: SendAccountRequest): ConnectorApi['deauthenticate'] =>
  (id, { signal } = {}) =>
    pipe(
      send({ method: 'put', path: `${accountConnectorPath(id)}/deauthenticate`, stage, signal }),
      TE.map(() => undefined),
      TE.orElse((error) => (isDone(error) ? TE.right(undefined) : TE.left(error))),
    );

export const deleteConnector =
  (send: SendAccountRequest): ConnectorApi['deleteConnector'] =>
  (id, { signal } = {}) =>
    pipe(
      send({ method: 'delete', path: accountConnectorPath(id), stage, signal }),
      TE.map(() => undefined),
      TE.orElse((error) =>
        error.code === 'notFound' || isDone(error) ? TE.right(undefined) : TE.left(error),
      ),
    );
