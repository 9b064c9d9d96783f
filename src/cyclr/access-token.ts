import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { pipe } from '#fp-ts/function';
import * as TE from '#fp-ts/TaskEither';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import type { Secret } from '../domain/secret.js';
import { AccessTokenResponse } from '../domain/wire/tokens.js';
import { readBody } from './answer.js';
import type { Http } from './http.js';
import type { Settings } from './options.js';
import { orAborted } from './or-aborted.js';

/** `account`: for one account only, for its own calls. `partner`: unrestricted, for sign-in tokens. */
export type TokenScope = 'account' | 'partner';

export interface AccessTokens {
  /** The token of a scope, from the cache or freshly asked for. */
  readonly get: (
    scope: TokenScope,
    stage: Stage,
    signal: AbortSignal | undefined,
  ) => TaskEither<AuthError, Secret>;
  /** Forgets this token, unless another one has taken its place already. */
  readonly drop: (scope: TokenScope, token: Secret) => void;
}

interface CachedToken {
  readonly token: Secret;
  /** In ms since the epoch. */
  readonly refreshAt: number;
}

// Cyclr's tokens last 14 days; one that does not say so is asked for again soon.
const unstatedLifetime = 10 * 60 * 1000;
const longestMargin = 60 * 1000;

const refreshAtOf = ({ expires_in }: AccessTokenResponse, asked: number): number => {
  const lifetime = expires_in === null ? unstatedLifetime : expires_in * 1000;
  return asked + lifetime - Math.min(longestMargin, lifetime / 10);
};

/** A request under way, and how many wait for it. */
interface Asking {
  readonly result: Promise<E.Either<AuthError, CachedToken>>;
  readonly abandoned: AbortController;
  callers: number;
}

/** What a refusal means at the token endpoint, where no connector and no access token is involved. */
const tokenError = (error: AuthError): AuthError => {
  const status = error.status === undefined ? {} : { status: error.status };
  switch (error.code) {
    case 'rejected':
    case 'nameInUse':
    case 'unauthorized':
      return authError('invalidClient', error.stage, status);
    case 'notFound':
    case 'conflict':
      return authError('badResponse', error.stage, status);
    default:
      return error;
  }
};

/**
 * Access tokens by scope: cached, asked for again before they end, and with one request at a time, which all
 * callers share. A caller that gives up leaves the request to the others; the last one to do so ends it.
 */
export const createAccessTokens = (
  http: Http,
  settings: Pick<Settings, 'clientId' | 'clientSecret' | 'accountId' | 'clock'>,
): AccessTokens => {
  const { clientId, clientSecret, accountId, clock } = settings;
  const cached = new Map<TokenScope, CachedToken>();
  const asking = new Map<TokenScope, Asking>();

  const ask = (scope: TokenScope, signal: AbortSignal): TaskEither<AuthError, CachedToken> =>
    pipe(
      TE.fromIO<number, AuthError>(clock),
      TE.chain((asked) =>
        pipe(
          http({
            method: 'post',
            path: 'oauth/token',
            form: {
              grant_type: 'client_credentials',
              client_id: clientId,
              client_secret: clientSecret.reveal(),
              ...(scope === 'account' && { scope: `account:${accountId}` }),
            },
            // Shared by callers of any stage, so it is put right when handed out.
            stage: 'fetchConnector',
            secrets: [clientSecret],
            repeatable: true,
            signal,
          }),
          TE.mapLeft(tokenError),
          TE.chainEitherK(readBody(AccessTokenResponse, 'fetchConnector')),
          TE.map((answer) => ({
            token: answer.access_token,
            refreshAt: refreshAtOf(answer, asked),
          })),
        ),
      ),
    );

  const begin = (scope: TokenScope): Asking => {
    const abandoned = new AbortController();
    const started: Asking = {
      callers: 0,
      abandoned,
      result: ask(scope, abandoned.signal)().then((result) => {
        if (asking.get(scope) === started) asking.delete(scope);
        if (E.isRight(result)) cached.set(scope, result.right);
        return result;
      }),
    };
    asking.set(scope, started);
    return started;
  };

  const shared = async (
    scope: TokenScope,
    signal: AbortSignal | undefined,
  ): Promise<E.Either<AuthError, CachedToken>> => {
    const running = asking.get(scope) ?? begin(scope);
    running.callers += 1;
    try {
      return await orAborted(running.result, signal);
    } finally {
      running.callers -= 1;
      if (running.callers === 0 && asking.get(scope) === running) {
        // Nobody waits any more. Whoever comes next asks anew.
        asking.delete(scope);
        running.abandoned.abort();
      }
    }
  };

  return {
    get: (scope, stage, signal) => async () => {
      const known = cached.get(scope);
      if (known && clock() < known.refreshAt) return E.right(known.token);
      try {
        return pipe(
          await shared(scope, signal),
          E.bimap(
            (error) => ({ ...error, stage }),
            ({ token }) => token,
          ),
        );
      } catch {
        return E.left(authError('network', stage));
      }
    },
    drop: (scope, token) => {
      if (cached.get(scope)?.token === token) cached.delete(scope);
    },
  };
};
