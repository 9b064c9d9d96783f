import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AccountConnector } from '../domain/account-connector.js';
import type { AuthError } from '../domain/auth-error.js';
import type { ConnectorApi, InstallOptions } from '../domain/connector-api.js';
import type { InstallOrder } from '../domain/install.js';
import { findByName } from '../domain/wire/names.js';
import { fetchConnector, readConnector } from './account-connectors.js';
import type { SendAccountRequest } from './account-requests.js';
import { listConnectors } from './list-connectors.js';
import { isLost } from './lost-answer.js';

const stage = 'install';

/** Never without a body, which Cyclr has answered with a 500; and never without a name, by which it is found again. */
const bodyOf = ({ name, description, authenticationId }: InstallOrder) => ({
  Name: name,
  ...(description !== undefined && { Description: description }),
  ...(authenticationId !== undefined && { AuthenticationId: authenticationId }),
});

/** The instance that an earlier order has left behind: of that release and name, and not there before. */
const foundAmong = (
  connectors: readonly AccountConnector[],
  { releaseId, name }: InstallOrder,
  known: readonly number[],
): AccountConnector | undefined =>
  findByName(
    connectors.filter(({ id, release }) => release.id === releaseId && !known.includes(id)),
    (one) => one.name.trim(),
    name.trim(),
  );

/**
 * One POST where all goes well. One whose answer is lost is followed by a look at what the account has, and by one
 * more POST where there is nothing. What is refused then, or lost again, is looked for again: the first POST may
 * have been slow and not lost. Where Cyclr cannot be asked, the POST's own error stands.
 */
export const installConnector = (send: SendAccountRequest): ConnectorApi['installConnector'] => {
  const list = listConnectors(send);
  const fetchOne = fetchConnector(send);

  return (order, { known, lookFirst = false, signal }: InstallOptions) => {
    const options = signal ? { signal } : {};
    const { authenticationId } = order;

    const post: TaskEither<AuthError, AccountConnector> = pipe(
      send({
        method: 'post',
        path: `connectors/${encodeURIComponent(order.releaseId)}/install`,
        json: bodyOf(order),
        stage,
        signal,
      }),
      TE.chainEitherK(readConnector(stage, authenticationId)),
    );

    const look: TaskEither<AuthError, AccountConnector | undefined> = pipe(
      list(options),
      TE.chain((connectors) => {
        const found = foundAmong(connectors, order, known);
        // Rows of the list may lack what the connector asks for.
        return found ? fetchOne(found.id, { ...options, authenticationId }) : TE.right(undefined);
      }),
      TE.mapLeft((error) => ({ ...error, stage })),
    );

    const lookAfter = (
      error: AuthError,
      otherwise: TaskEither<AuthError, AccountConnector>,
    ): TaskEither<AuthError, AccountConnector> =>
      pipe(
        look,
        TE.mapLeft(() => error),
        TE.chain((found) => (found ? TE.right(found) : otherwise)),
      );

    const postAgain = pipe(
      post,
      TE.orElse((error) =>
        isLost(error) || error.code === 'nameInUse'
          ? lookAfter(error, TE.left(error))
          : TE.left(error),
      ),
    );

    if (lookFirst) {
      return pipe(
        look,
        TE.chain((found) => (found ? TE.right(found) : postAgain)),
      );
    }
    return pipe(
      post,
      TE.orElse((error) => (isLost(error) ? lookAfter(error, postAgain) : TE.left(error))),
    );
  };
};
