import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { AuthError } from '../domain/auth-error.js';
import type { RequestOptions, SignInLink, SignInRequest } from '../domain/connector-api.js';
import { Secret } from '../domain/secret.js';
import { SignInTokenResponse } from '../domain/wire/tokens.js';
import { bodyAs } from './answers.js';
import type { SendToCyclr } from './cyclr-request.js';
import type { Settings } from './options.js';

/**
 * A link to Cyclr's sign-in page for one connector, with a fresh token: single use, good for five minutes.
 * Without a `callbackMessage`, Cyclr redirects to `targetOrigin` at the end and tells nobody when it fails.
 */
export const startSignIn =
  (send: SendToCyclr, { accountId, serviceUrl, username }: Settings) =>
  (
    accountConnectorId: number,
    { returnUrl }: SignInRequest = {},
    { signal }: RequestOptions = {},
  ): TaskEither<AuthError, SignInLink> =>
    pipe(
      send({
        method: 'post',
        path: `v1.0/accounts/${encodeURIComponent(accountId)}/signintoken`,
        json: { Username: username },
        // Nothing says that a token for one account may sign a browser in.
        scope: 'partner',
        stage: 'authenticating',
        signal,
      }),
      bodyAs(SignInTokenResponse, 'authenticating'),
      TE.map(({ Token, ExpiresAtUtc }) => {
        const query = Object.entries({
          id: String(accountConnectorId),
          token: Token.reveal(),
          targetOrigin: returnUrl ?? `${new URL(serviceUrl).origin}/`,
        })
          .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
          .join('&');
        return {
          url: Secret.of(`${serviceUrl}/connectorauth/updateaccountconnectoroauth?${query}`),
          ...(ExpiresAtUtc !== null && { expiresAt: ExpiresAtUtc }),
        };
      }),
    );
