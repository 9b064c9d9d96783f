import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import * as E from '#fp-ts/Either';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';
import type { Secret } from '../domain/secret.js';
import { decode } from '../domain/wire/decode.js';
import { AccessTokenResponse } from '../domain/wire/tokens.js';
import { type Answer, type Http, orAborted } from './http.js';
import type { Settings } from './options.js';

/** Whom a token is for: one account, or the whole partner (which signing a browser in needs). */
export type TokenScope = 'account' | 'partner';

export interface AccessTokens {
  /** A token that is good for a while yet. Callers that come together share one request. */
  get(
    scope: TokenScope,
    stage: Stage,
    signal: AbortSignal | undefined,
  ): TaskEither<AuthError, Secret>;
  /** Cyclr refused this token: forget it, unless a newer one has taken its place. */
  discard(scope: TokenScope, token: Secret): void;
}

// Cyclr's tokens live for fourteen days; where an answer does not say, it is asked again soon.
const lifetimeUnlessTold = 3_600;
/** Before its end, as a request takes time and clocks differ; in ms. */
const margin = 60_000;

interface Held {
  readonly token: Secret;
  /** In ms since the epoch. */
  readonly until: number;
}

const refusedStatuses = [400, 401, 403];

/** The token endpoint is called before the stage's own request, so what it refuses is our credentials. */
const refusal = (error: AuthError): AuthError =>
  error.status !== undefined && refusedStatuses.includes(error.status)
    ? authError('invalidClient', error.stage, { status: error.status })
    : error;

/** Client-credentials tokens, one for each scope, asked for one at a time and renewed before they end. */
export const createAccessTokens = (http: Http, settings: Settings): AccessTokens => {
  const { clientId, clientSecret, accountId, clock } = settings;
  const held = new Map<TokenScope, Held>();
  const pending = new Map<TokenScope, Promise<E.Either<AuthError, Secret>>>();

  const keep =
    (scope: TokenScope, stage: Stage) =>
    ({ status, body }: Answer): E.Either<AuthError, Secret> => {
      const decoded = decode(AccessTokenResponse)(body);
      if (E.isLeft(decoded)) return E.left(authError('badResponse', stage, { status }));
      const { access_token: token, expires_in: seconds } = decoded.right;
      const lifetime = (seconds ?? lifetimeUnlessTold) * 1000;
      // A token that lives for less than twice the margin is used for half its life.
      held.set(scope, { token, until: clock() + lifetime - Math.min(margin, lifetime / 2) });
      return E.right(token);
    };

  const request = async (scope: TokenScope, stage: Stage): Promise<E.Either<AuthError, Secret>> => {
    const answer = await http({
      method: 'post',
      path: 'oauth/token',
      form: {
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret.reveal(),
        ...(scope === 'account' && { scope: `account:${accountId}` }),
      },
      stage,
      secrets: [clientSecret],
      repeatable: true,
    })();
    return E.isLeft(answer) ? E.left(refusal(answer.left)) : keep(scope, stage)(answer.right);
  };

  // Without the signal of whoever came first: the others want the token even if that one leaves.
  const shared = (scope: TokenScope, stage: Stage): Promise<E.Either<AuthError, Secret>> => {
    const under = pending.get(scope);
    if (under) return under;
    const work = request(scope, stage).finally(() => pending.delete(scope));
    pending.set(scope, work);
    return work;
  };

  return {
    get: (scope, stage, signal) => async () => {
      const known = held.get(scope);
      if (known && clock() < known.until) return E.right(known.token);
      try {
        const token = await orAborted(shared(scope, stage), signal);
        return E.isLeft(token) ? E.left({ ...token.left, stage }) : token;
      } catch {
        return E.left(authError('network', stage));
      }
    },
    discard: (scope, token) => {
      if (held.get(scope)?.token === token) held.delete(scope);
    },
  };
};
