import { randomSecret, type SandboxState } from './state.js';

/** What a third party issues, lifetimes in seconds. */
export interface ProviderTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresIn: number | null;
}

/** Why a third party refused, in OAuth's own words. */
export interface ProviderRefusal {
  readonly error: string;
  readonly description: string;
}

export type ProviderAnswer =
  | { readonly kind: 'granted'; readonly tokens: ProviderTokens }
  | { readonly kind: 'refused'; readonly refusal: ProviderRefusal };

const timeout = 10_000;

const refused = (error: string, description: string): ProviderAnswer => ({
  kind: 'refused',
  refusal: { error, description },
});

const post = async (
  state: SandboxState,
  path: string,
  form: URLSearchParams,
): Promise<string | undefined> => {
  try {
    const response = await fetch(`${state.origins.provider}${path}`, {
      method: 'POST',
      body: form,
      signal: AbortSignal.any([state.closing, AbortSignal.timeout(timeout)]),
    });
    return await response.text();
  } catch {
    return undefined;
  }
};

const membersOf = (json: string): ReadonlyMap<string, unknown> => {
  try {
    const value: unknown = JSON.parse(json);
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
};

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Asks the third party's OAuth 2 token endpoint, from Cyclr's server to theirs. */
export const requestGrant = async (
  state: SandboxState,
  form: URLSearchParams,
): Promise<ProviderAnswer> => {
  const answer = await post(state, '/token', form);
  if (answer === undefined) return refused('temporarily_unavailable', 'The app did not answer.');
  const members = membersOf(answer);
  const accessToken = text(members.get('access_token'));
  if (accessToken === null) {
    return refused(
      text(members.get('error')) ?? 'invalid_response',
      text(members.get('error_description')) ?? 'The app answered in a way Cyclr cannot read.',
    );
  }
  const expiresIn = members.get('expires_in');
  return {
    kind: 'granted',
    tokens: {
      accessToken,
      refreshToken: text(members.get('refresh_token')),
      expiresIn: typeof expiresIn === 'number' ? expiresIn : null,
    },
  };
};

/** Asks one of the third party's OAuth 1 endpoints. @returns its token, or null when refused */
export const requestOAuth1Token = async (
  state: SandboxState,
  path: '/oauth1/request_token' | '/oauth1/access_token',
  form: URLSearchParams,
): Promise<string | null> => {
  const answer = await post(state, path, form);
  return answer === undefined ? null : new URLSearchParams(answer).get('oauth_token');
};

const isoAfter = (now: number, seconds: number | null): string | null =>
  seconds === null ? null : new Date(now + seconds * 1000).toISOString();

/** The JSON text Cyclr keeps as `AuthValue` of an OAuth connector. */
export const oauthAuthValue = (tokens: ProviderTokens, now: number): string =>
  JSON.stringify({
    AccessToken: tokens.accessToken,
    RefreshToken: tokens.refreshToken,
    Expires: isoAfter(now, tokens.expiresIn),
    RefreshExpires: null,
  });

/** An unguessable OAuth `state`. */
export const newOAuthState = randomSecret;
