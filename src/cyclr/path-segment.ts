import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as TE from '#fp-ts/TaskEither';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';

/**
 * One segment of a path, encoded. Nothing has the name of no characters or of dots, and a URL would take it for
 * another path.
 */
export const pathSegment = (text: string, stage: Stage): TaskEither<AuthError, string> => {
  const name = text.trim();
  return /^\.{0,2}$/.test(name)
    ? TE.left(authError('notFound', stage))
    : TE.right(encodeURIComponent(name.toWellFormed()));
};
