/**
 * How one account connector is authenticated, decided once from Cyclr's `AuthType` and `OAuth2Type`.
 *
 * - `none`: nothing to enter; `authFields`: credentials are ordinary properties.
 * - `tokenGrant`: OAuth 2 client credentials; Cyclr fetches the token by itself.
 * - `oauth`: the user goes to a sign-in page (OAuth 1, authorization code, password grant and
 *   whatever OAuth 2 type Cyclr does not name).
 * - `unsupported`: has to be set up in Cyclr; `authType` is Cyclr's own word for it.
 */
export type AuthMethod =
  | { readonly kind: 'none' }
  | { readonly kind: 'authFields' }
  | ApiKeyMethod
  | { readonly kind: 'basic' }
  | { readonly kind: 'tokenGrant' }
  | { readonly kind: 'oauth'; readonly grant: OAuthGrant }
  | { readonly kind: 'unsupported'; readonly authType: string };

export interface ApiKeyMethod {
  readonly kind: 'apiKey';
  /** The HTTP header that will carry the key, for information (Cyclr's `AuthScheme`). */
  readonly header?: string;
}

export type OAuthGrant = 'oauth1' | 'authorizationCode' | 'password' | 'unknown';
