import type { Either } from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import type { AuthError } from '../../src/domain/auth-error.js';

/** The value of a task that has to succeed. */
export const success = async <A>(task: TaskEither<AuthError, A>): Promise<A> => {
  const result: Either<AuthError, A> = await task();
  if (E.isLeft(result)) throw new Error(`failed: ${JSON.stringify(result.left)}`);
  return result.right;
};

/** The error of a task that has to fail. */
export const failure = async (task: TaskEither<AuthError, unknown>): Promise<AuthError> => {
  const result = await task();
  if (E.isRight(result)) throw new Error('this should have failed');
  return result.left;
};
