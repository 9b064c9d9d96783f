import type { Secret } from './secret.js';

/** What the user enters to authenticate, or for `tokenGrant` that Cyclr is to fetch a token by itself. */
export type Credentials =
  | { readonly kind: 'apiKey'; readonly key: Secret }
  | { readonly kind: 'basic'; readonly username: string; readonly password: Secret }
  | { readonly kind: 'tokenGrant' };
