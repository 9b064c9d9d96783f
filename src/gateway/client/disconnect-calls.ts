import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthError } from '../../domain/auth-error.js';
import type { DisconnectApi } from '../../domain/connector-api.js';
import * as E from '../../domain/either.js';
import * as routes from '../routes.js';
import * as answers from '../wire/answers.js';
import type { GatewayConnection, GatewayRequest } from './connection.js';

/** What takes credentials or a connector away. */
export const disconnectCalls = ({ send }: GatewayConnection): DisconnectApi => {
  const done = (request: GatewayRequest<null>): TaskEither<AuthError, void> => {
    const task = send(request);
    return async () => E.map(() => undefined)(await task());
  };
  return {
    deauthenticate: (id, options) =>
      done({
        stage: 'disconnecting',
        method: 'POST',
        path: routes.deauthenticate(id),
        answer: answers.done,
        ...options,
      }),
    deleteConnector: (id, options) =>
      done({
        stage: 'disconnecting',
        method: 'DELETE',
        path: routes.connector(id),
        answer: answers.done,
        ...options,
      }),
  };
};
