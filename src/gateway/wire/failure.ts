import { type AuthError, isAuthError } from '../../domain/auth-error.js';

/** The body of every answer that is no success. */
export interface Failure {
  readonly error: AuthError;
}

/** Tells by shape, as errors do. */
export const isFailure = (body: unknown): body is Failure =>
  typeof body === 'object' && body !== null && 'error' in body && isAuthError(body.error);
