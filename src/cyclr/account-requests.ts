import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { identity, pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AuthError } from '../domain/auth-error.js';
import type { Secret } from '../domain/secret.js';
import type { AccessTokens, TokenScope } from './access-token.js';
import type { Answer, Http, HttpRequest } from './http.js';
import type { Settings } from './options.js';

/** A request below `/v1.0`, with the access token and the account header put in. */
export type AccountRequest = Omit<HttpRequest, 'headers' | 'form' | 'repeatable'> & {
  readonly scope?: TokenScope;
  /** What a failure means once the request is on its way; one to get a token is none of these. */
  readonly onceSent?: (error: AuthError) => AuthError;
};

export type SendAccountRequest = (request: AccountRequest) => TaskEither<AuthError, Answer>;

// A header takes no other characters; Cyclr's own account ids are plain.
const headerValueOf = (accountId: string): string =>
  /^[\x21-\x7e]+$/.test(accountId) ? accountId : encodeURIComponent(accountId);

/**
 * Sends requests in the name of the account. A token that is refused with 401 is replaced once: nothing was done
 * then, so this holds for POST too.
 */
export const createAccountRequests = (
  http: Http,
  tokens: AccessTokens,
  settings: Pick<Settings, 'accountId' | 'clientSecret'>,
): SendAccountRequest => {
  const account = headerValueOf(settings.accountId);

  return ({ scope = 'account', onceSent = identity, ...request }) => {
    const { stage, signal, secrets = [] } = request;
    const token = tokens.get(scope, stage, signal);
    const send = (secret: Secret): TaskEither<AuthError, Answer> =>
      pipe(
        http({
          ...request,
          path: `v1.0/${request.path}`,
          headers: { authorization: `Bearer ${secret.reveal()}`, 'x-cyclr-account': account },
          secrets: [...secrets, secret, settings.clientSecret],
        }),
        TE.mapLeft(onceSent),
      );
    return pipe(
      token,
      TE.chain((first) =>
        pipe(
          send(first),
          TE.orElse((error) => {
            if (error.code !== 'unauthorized') return TE.left(error);
            tokens.drop(scope, first);
            return pipe(token, TE.chain(send));
          }),
        ),
      ),
    );
  };
};
