import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import type { ConnectorApi } from '../domain/connector-api.js';
import { Secret } from '../domain/secret.js';
import { SignInTokenResponse } from '../domain/wire/tokens.js';
import type { SendAccountRequest } from './account-requests.js';
import { readBody } from './answer.js';
import type { Settings } from './options.js';

const stage = 'authenticating';

/** URLSearchParams writes a space as `+`, which not every server reads as one; a `+` itself is `%2B` already. */
const queryOf = (values: Readonly<Record<string, string>>): string =>
  new URLSearchParams(values).toString().replaceAll('+', '%20');

/**
 * A link to Cyclr's sign-in page. It carries a token that works once, for five minutes, and opens the account:
 * ask for it when the user is about to follow it. The token comes from a POST, which is not sent again by itself;
 * one that got lost is merely unused, so the caller may.
 *
 * Without a `returnUrl` the browser ends on the service domain.
 */
export const startSignIn =
  (
    send: SendAccountRequest,
    settings: Pick<Settings, 'accountId' | 'serviceUrl' | 'username'>,
  ): ConnectorApi['startSignIn'] =>
  (id, { returnUrl } = {}, { signal } = {}) =>
    pipe(
      send({
        method: 'post',
        path: `accounts/${encodeURIComponent(settings.accountId)}/signintoken`,
        json: { Username: settings.username },
        // Cyclr does not say that a token restricted to the account may be used here.
        scope: 'partner',
        stage,
        signal,
      }),
      TE.mapLeft((error) =>
        error.code === 'notFound'
          ? { ...error, message: 'Cyclr does not know this account.' }
          : error,
      ),
      TE.chainEitherK(readBody(SignInTokenResponse, stage)),
      TE.map(({ Token, ExpiresAtUtc }) => {
        const query = queryOf({
          id: String(id),
          token: Token.reveal(),
          targetOrigin: returnUrl ?? `${new URL(settings.serviceUrl).origin}/`,
        });
        return {
          url: Secret.of(
            `${settings.serviceUrl}/connectorauth/updateaccountconnectoroauth?${query}`,
          ),
          ...(ExpiresAtUtc !== null && { expiresAt: ExpiresAtUtc }),
        };
      }),
    );
