import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import type * as t from '#io-ts';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import { decode, decodeErrorText } from '../domain/wire/decode.js';
import type { Answer } from './http.js';

/** Reads the body of an answer; what does not fit is named by its path, its value never shown. */
export const readBody =
  <A>(codec: t.Decoder<unknown, A>, stage: Stage) =>
  ({ body, status }: Pick<Answer, 'body' | 'status'>): E.Either<AuthError, A> =>
    pipe(
      decode(codec)(body),
      E.mapLeft((error) =>
        authError('badResponse', stage, {
          status,
          message: `Cyclr gave an answer that could not be read (${decodeErrorText(error)}).`,
        }),
      ),
    );
