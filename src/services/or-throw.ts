import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthError } from '../domain/auth-error.js';
import { isLeft } from '../domain/either.js';

/** A promise actor turns what it throws into the machine's error event; the thrown value is an `AuthError`. */
export const orThrow = async <A>(task: TaskEither<AuthError, A>): Promise<A> => {
  const result = await task();
  if (isLeft(result)) throw result.left;
  return result.right;
};
