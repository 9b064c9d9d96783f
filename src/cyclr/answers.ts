import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type * as t from '#io-ts';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import { decode, decodeErrorText } from '../domain/wire/decode.js';
import type { Answer } from './http.js';

/** The body as what it should be; where it is not, the error names the member at fault and never its value. */
export const bodyAs =
  <A>(codec: t.Decoder<unknown, A>, stage: Stage) =>
  (answer: TaskEither<AuthError, Pick<Answer, 'status' | 'body'>>): TaskEither<AuthError, A> =>
    pipe(
      answer,
      TE.chainEitherK(({ status, body }) =>
        pipe(
          decode(codec)(body),
          E.mapLeft((error) =>
            authError('badResponse', stage, {
              status,
              message: `Cyclr gave an answer that could not be read (${decodeErrorText(error)}).`,
            }),
          ),
        ),
      ),
    );
