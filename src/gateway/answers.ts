import { type AuthError, type AuthErrorCode, authError } from '../domain/auth-error.js';
import type { Failure } from './wire/failure.js';

const statuses: Readonly<Record<AuthErrorCode, number>> = {
  // What Cyclr refuses the host is not for the user to mend.
  invalidClient: 502,
  unauthorized: 502,
  server: 502,
  network: 502,
  badResponse: 502,
  timeout: 504,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  rateLimited: 429,
  rejected: 400,
  nameInUse: 400,
  invalidInput: 400,
  unsupportedAuthType: 400,
  popupBlocked: 400,
  signInTimeout: 400,
};

export const statusOf = ({ code }: AuthError): number => statuses[code];

const headers = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

export const jsonAnswer = (body: unknown, status = 200, more: HeadersInit = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { ...headers, ...more } });

/** An error of Cyclr's, fit to leave the host: of its words, only what it says of what was typed. */
export const publicError = ({
  code,
  stage,
  message,
  fieldErrors,
  retryAfter,
}: AuthError): AuthError =>
  authError(code, stage, {
    ...(['rejected', 'nameInUse'].includes(code) && { message }),
    ...(fieldErrors && { fieldErrors }),
    ...(retryAfter !== undefined && { retryAfter }),
  });

/** The answer to what went wrong. */
export const failureAnswer = (
  error: AuthError,
  status = statusOf(error),
  more: HeadersInit = {},
): Response =>
  jsonAnswer({ error } satisfies Failure, status, {
    ...(error.retryAfter !== undefined && {
      'retry-after': String(Math.ceil(error.retryAfter / 1000)),
    }),
    ...more,
  });
