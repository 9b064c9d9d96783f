import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import { type AuthError, authError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { sameName } from '../domain/wire/names.js';
import { type Prerequisite, Prerequisites } from '../domain/wire/templates.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';
import { pathSegment } from './path-segment.js';

const stage = 'fetchConnector';
const unauthenticated = 20;

const isUnauthenticated = ({ ReasonCode, ObjectType }: Prerequisite): boolean =>
  ReasonCode === unauthenticated &&
  (ObjectType === null || sameName(ObjectType, 'AccountConnector'));

/** One that cannot be told is an error: left out in silence, an integration would look complete. */
const idsOf = (rows: readonly Prerequisite[]): E.Either<AuthError, readonly number[]> => {
  const ids = rows.filter(isUnauthenticated).map(({ ObjectId }) => ObjectId ?? '');
  return ids.every((id) => /^\d{1,15}$/.test(id))
    ? E.right([...new Set(ids.map(Number))])
    : E.left(authError('badResponse', stage));
};

/** The connectors that keep an integration from running, in Cyclr's order, each once. */
export const listUnauthenticated =
  (send: SendAccountRequest): ConnectorApi['listUnauthenticated'] =>
  (cycleId, { signal } = {}) =>
    pipe(
      pathSegment(cycleId, stage),
      TE.chain((id) => send({ method: 'get', path: `cycles/${id}/prerequisites`, stage, signal })),
      TE.mapLeft((error) =>
        error.code === 'notFound'
          ? { ...error, message: 'Cyclr does not know this integration.' }
          : error,
      ),
      TE.chainEitherK(readBody(Prerequisites, stage)),
      TE.chainEitherK(idsOf),
    );
