import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import type { AuthError } from '../domain/auth-error.js';
import type { RequestOptions } from '../domain/connector-api.js';
import { failureAnswer, jsonAnswer, publicError } from './answers.js';
import type { Caller } from './caller.js';

/** A request that may be answered as far as the host is concerned. */
export interface Asked {
  readonly request: Request;
  readonly caller: Caller;
}

/** The same about a connector that is the caller's. */
export interface AskedOf extends Asked {
  readonly id: number;
}

/** What the browser has given up is not asked of Cyclr any longer. */
export const abortWith = ({ signal }: Request): RequestOptions => ({ signal });

/**
 * The answer that comes of a call to Cyclr.
 *
 * @param say what may leave the host of what went wrong
 */
export const answered = async <A>(
  task: TaskEither<AuthError, A>,
  encode: (value: A) => unknown,
  say: (error: AuthError) => AuthError = publicError,
): Promise<Response> => {
  const result = await task();
  return E.isLeft(result) ? failureAnswer(say(result.left)) : jsonAnswer(encode(result.right));
};
