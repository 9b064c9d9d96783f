import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import { type AuthError, authError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { Verification, VerificationCheck } from '../domain/verification.js';
import { accountConnectorPath } from './account-connectors.js';
import type { SendAccountRequest } from './account-requests.js';
import { pathSegment } from './path-segment.js';

const stage = 'authenticating';

const pathOf = (id: number, check: VerificationCheck): TaskEither<AuthError, string> => {
  const [call, key] = 'test' in check ? ['test', check.test] : ['triggers', check.lookup];
  return pipe(
    pathSegment(String(key), stage),
    TE.map((segment) => `${accountConnectorPath(id)}/${call}/${segment}`),
  );
};

/** Only a 400 speaks of the credentials; all else, the gate by address among it, has kept the call from being made. */
const shownBy = ({ code, message }: AuthError): Verification =>
  code === 'rejected' || code === 'nameInUse'
    ? { verified: 'no', message }
    : { verified: 'unknown' };

/**
 * One call to the connected app. Any success counts, since Cyclr does not document what a test answers. A refused
 * access token has been replaced before a 401 gets here, so that one means the gate or the account.
 */
export const verify =
  (send: SendAccountRequest): ConnectorApi['verify'] =>
  (id, check, { signal } = {}) =>
    pipe(
      pathOf(id, check),
      TE.chain((path) => send({ method: 'post', path, json: {}, stage, signal })),
      TE.map((): Verification => ({ verified: 'yes' })),
      TE.orElse((error) =>
        signal?.aborted ? TE.left(authError('network', stage)) : TE.right(shownBy(error)),
      ),
    );
