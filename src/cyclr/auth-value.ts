import * as E from '#fp-ts/Either';
import { type AuthError, authError, type FieldErrors } from '../domain/auth-error.js';
import type { Credentials, OAuthTokens } from '../domain/credentials.js';
import { Secret } from '../domain/secret.js';

/** What Cyclr stores as a connector's credentials. */
export interface AuthValue {
  readonly value: Secret;
  /** What must not come back in a message. */
  readonly secrets: readonly Secret[];
}

const invalid = (fieldErrors: FieldErrors): E.Either<AuthError, never> =>
  E.left(authError('invalidInput', 'authenticating', { fieldErrors }));

/** Base64 of the UTF-8 bytes; `btoa` alone fails above Latin-1. */
const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

// Half of a character has no bytes in UTF-8: another one would be stored in its place.
const notText = 'This is not valid text.';

const ofPair = (username: string, password: Secret): E.Either<AuthError, AuthValue> => {
  const fieldErrors = {
    ...(!username.isWellFormed() && { username: notText }),
    // HTTP Basic splits at the first colon, so the rest of the name would end up in the password.
    ...(username.includes(':') && { username: 'A user name cannot contain a colon.' }),
    ...(!password.reveal().isWellFormed() && { password: notText }),
  };
  if (Object.keys(fieldErrors).length > 0) return invalid(fieldErrors);
  const pair = Secret.of(`${username}:${password.reveal()}`);
  const value = Secret.of(base64(pair.reveal()));
  return E.right({ value, secrets: [password, pair, value] });
};

// The farthest a date can be.
const isTime = (ms: number | undefined): boolean => ms === undefined || Math.abs(ms) <= 8.64e15;

const noTime = 'A date is needed, in ms since the epoch.';

/** JSON in a text, as the documentation of Cyclr's OAuth has it; what is not known is left out. */
const ofTokens = (tokens: OAuthTokens): E.Either<AuthError, AuthValue> => {
  const { accessToken, refreshToken, expires, refreshExpires } = tokens;
  const fieldErrors = {
    ...(accessToken.reveal().trim() === '' && { accessToken: 'A token is needed.' }),
    ...(!isTime(expires) && { expires: noTime }),
    ...(!isTime(refreshExpires) && { refreshExpires: noTime }),
  };
  if (Object.keys(fieldErrors).length > 0) return invalid(fieldErrors);
  const value = Secret.of(
    JSON.stringify({
      AccessToken: accessToken.reveal(),
      RefreshToken: refreshToken?.reveal(),
      Expires: expires === undefined ? undefined : new Date(expires).toISOString(),
      RefreshExpires:
        refreshExpires === undefined ? undefined : new Date(refreshExpires).toISOString(),
    }),
  );
  const both = [accessToken, ...(refreshToken ? [refreshToken] : [])];
  // As they are inside the text, which is written as JSON once more.
  const nested = both.map((token) => Secret.of(JSON.stringify(token.reveal()).slice(1, -1)));
  return E.right({ value, secrets: [...both, ...nested, value] });
};

/** The `AuthValue` of these credentials; `invalidInput` where they cannot be one. */
export const authValueOf = (credentials: Credentials): E.Either<AuthError, AuthValue> => {
  switch (credentials.kind) {
    case 'apiKey':
      return E.right({ value: credentials.key, secrets: [credentials.key] });
    case 'basic':
      return ofPair(credentials.username, credentials.password);
    case 'oauthTokens':
      return ofTokens(credentials.tokens);
    case 'tokenGrant':
      // Tells Cyclr to fetch a token by itself.
      return E.right({ value: Secret.of('{}'), secrets: [] });
  }
};
