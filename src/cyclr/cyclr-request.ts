import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import type { AuthError } from '../domain/auth-error.js';
import type { AccessTokens, TokenScope } from './access-token.js';
import type { Answer, Http, HttpRequest } from './http.js';
import type { Settings } from './options.js';

export interface CyclrRequest extends HttpRequest {
  /** Default: `account`. */
  readonly scope?: TokenScope;
}

/** Sends one request in the name of the account; never throws. */
export type SendToCyclr = (request: CyclrRequest) => TaskEither<AuthError, Answer>;

/**
 * Requests with a bearer token and, always, the account's header.
 * A token that Cyclr refuses is replaced once: it may have been withdrawn before its time.
 */
export const createCyclrRequest = (
  http: Http,
  tokens: AccessTokens,
  { accountId }: Pick<Settings, 'accountId'>,
): SendToCyclr => {
  const attempt = async (
    { scope = 'account', ...request }: CyclrRequest,
    onRefusal: 'renew' | 'give up',
  ): Promise<E.Either<AuthError, Answer>> => {
    const token = await tokens.get(scope, request.stage, request.signal)();
    if (E.isLeft(token)) return token;
    const answer = await http({
      ...request,
      headers: {
        authorization: `Bearer ${token.right.reveal()}`,
        'x-cyclr-account': accountId,
      },
      secrets: [...(request.secrets ?? []), token.right],
    })();
    if (E.isRight(answer) || answer.left.status !== 401) return answer;
    tokens.discard(scope, token.right);
    return onRefusal === 'renew' ? attempt({ ...request, scope }, 'give up') : answer;
  };
  return (request) => () => attempt(request, 'renew');
};
