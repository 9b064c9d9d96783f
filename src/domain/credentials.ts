import type { Secret } from './secret.js';

/** Tokens of the connected app that a host has got by itself. Only a server may hold them. */
export interface OAuthTokens {
  readonly accessToken: Secret;
  readonly refreshToken?: Secret;
  /** When the access token ends, in ms since the epoch. */
  readonly expires?: number;
  /** When the refresh token ends, in ms since the epoch. */
  readonly refreshExpires?: number;
}

/** What the user enters to authenticate, or for `tokenGrant` that Cyclr is to fetch a token by itself. */
export type Credentials =
  | { readonly kind: 'apiKey'; readonly key: Secret }
  | { readonly kind: 'basic'; readonly username: string; readonly password: Secret }
  | { readonly kind: 'oauthTokens'; readonly tokens: OAuthTokens }
  | { readonly kind: 'tokenGrant' };
