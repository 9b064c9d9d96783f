import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import * as t from '#io-ts';
import { type AuthError, authError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { Verification, VerificationCheck } from '../domain/verification.js';
import type { SendAccountRequest } from './account-requests.js';
import { pathSegment } from './path-segment.js';
import { callApp } from './stored-secrets.js';

const stage = 'authenticating';

const pathOf = (check: VerificationCheck): TaskEither<AuthError, string> => {
  const [call, key] = 'test' in check ? ['test', check.test] : ['triggers', check.lookup];
  return pipe(
    pathSegment(String(key), stage),
    TE.map((segment) => `${call}/${segment}`),
  );
};

/** Only a 400 speaks of the credentials; all else, the gate by address among it, has kept the call from being made. */
const shownBy = ({ code, message }: AuthError): Verification =>
  code === 'rejected' ? { verified: 'no', message } : { verified: 'unknown' };

const flags = ['ok', 'success', 'issuccess', 'succeeded', 'authenticated', 'valid'];
const faults = ['error', 'errors', 'error_description', 'exceptionmessage', 'modelstate'];

const isSomething = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).length > 0
    : value !== undefined && value !== null && value !== false && value !== '' && value !== 0;

/** Some apps answer every call with a 200, and tell in it that it has failed. */
const saysItFailed = (body: unknown): boolean =>
  t.UnknownRecord.is(body) &&
  !Array.isArray(body) &&
  Object.entries(body).some(([key, value]) =>
    flags.includes(key.toLowerCase())
      ? value === false || value === 'false'
      : faults.includes(key.toLowerCase()) && isSomething(value),
  );

/**
 * One call to the connected app. A success is a `yes`, as Cyclr does not document what a test answers, unless the
 * answer says of itself that it is none: then nothing has been shown. A refused access token has been replaced
 * before a 401 gets here, so that one means the gate or the account.
 */
export const verify =
  (send: SendAccountRequest): ConnectorApi['verify'] =>
  (id, check, { signal } = {}) =>
    pipe(
      pathOf(check),
      TE.chain((path) => callApp(send)(id, path, signal)),
      TE.map(({ body }): Verification => ({ verified: saysItFailed(body) ? 'unknown' : 'yes' })),
      TE.orElse((error) =>
        signal?.aborted ? TE.left(authError('network', stage)) : TE.right(shownBy(error)),
      ),
    );
