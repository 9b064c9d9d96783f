import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import { type AuthError, type AuthErrorCode, authError, type Stage } from '../domain/auth-error.js';
import type { Secret } from '../domain/secret.js';
import { decode } from '../domain/wire/decode.js';
import { ErrorBody } from '../domain/wire/messages.js';
import { fitToShow } from './redact.js';

/** A refusal or a failure that came with an answer. */
export interface BadAnswer {
  readonly status: number;
  readonly body: string;
  /** Milliseconds. */
  readonly retryAfter: number | undefined;
}

/** Parses JSON without throwing. */
export const parseJson = (text: string): E.Either<unknown, unknown> =>
  E.tryCatch(
    (): unknown => JSON.parse(text),
    () => undefined,
  );

/** Cyclr's own words for what is wrong, or the token endpoint's. */
export const errorBodyOf = (text: string): ErrorBody | undefined =>
  pipe(
    parseJson(text),
    E.chainW(decode(ErrorBody)),
    E.match(
      () => undefined,
      (body) => body,
    ),
  );

const wordsOf = (body: ErrorBody | undefined): string =>
  [body?.Message ?? body?.error_description ?? '', ...(body?.ModelState ?? [])].join(' ');

const codeOf = (status: number): AuthErrorCode => {
  switch (status) {
    case 400:
      return 'rejected';
    case 401:
      return 'unauthorized';
    case 403:
      return 'forbidden';
    case 404:
      return 'notFound';
    case 408:
      return 'timeout';
    case 409:
      return 'conflict';
    case 429:
      return 'rateLimited';
    default:
      return status >= 500 ? 'server' : 'badResponse';
  }
};

const isNameInUse = (message: string): boolean =>
  message.startsWith("Account connector name '") && message.endsWith('is in use.');

/**
 * The error for an answer that is no success. Only a 400 speaks in Cyclr's words, since only those are meant for
 * the user; `secrets` are taken out of them.
 *
 * @param longest in characters; what is longer is cut
 */
export const errorOfAnswer = (
  { status, body, retryAfter }: BadAnswer,
  stage: Stage,
  secrets: readonly Secret[],
  longest?: number,
): AuthError => {
  const code = codeOf(status);
  const details = { status, ...(retryAfter !== undefined && { retryAfter }) };
  if (code !== 'rejected') return authError(code, stage, details);
  const words = wordsOf(errorBodyOf(body));
  const message = fitToShow(words, secrets, longest);
  return authError(isNameInUse(words.trim()) ? 'nameInUse' : 'rejected', stage, {
    ...details,
    ...(message !== '' && { message }),
  });
};
