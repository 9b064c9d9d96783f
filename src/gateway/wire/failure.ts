import * as t from '#io-ts';
import { type AuthError, isAuthError } from '../../domain/auth-error.js';
import { record } from './primitives.js';

/** The body of every answer that is no success. */
export const Failure = record<{ readonly error: AuthError }>('Failure', {
  error: new t.Type<AuthError, AuthError, unknown>(
    'AuthError',
    isAuthError,
    (value, context) => (isAuthError(value) ? t.success(value) : t.failure(value, context)),
    t.identity,
  ),
});

/** The answer to what has no other. No empty body: a proxy in front of the gateway could have made that. */
export const Done = new t.Type<void, null, unknown>(
  'Done',
  (value): value is undefined => value === undefined,
  (value, context) => (value === null ? t.success(undefined) : t.failure(value, context)),
  () => null,
);
