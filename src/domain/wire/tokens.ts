import * as t from '#io-ts';
import {
  optionalInteger,
  optionalText,
  optionalUtcDate,
  requiredSecret,
  tolerant,
} from './primitives.js';

/** The token endpoint's answer; `expires_in` is in seconds. */
export const AccessTokenResponse = t.strict(
  {
    access_token: requiredSecret,
    token_type: optionalText,
    expires_in: tolerant(optionalInteger, null),
    clientId: optionalText,
  },
  'AccessToken',
);
export type AccessTokenResponse = t.TypeOf<typeof AccessTokenResponse>;

/** A single-use token that signs a browser into the account; `ExpiresAtUtc` in ms since the epoch. */
export const SignInTokenResponse = t.strict(
  { Token: requiredSecret, ExpiresAtUtc: optionalUtcDate },
  'SignInToken',
);
export type SignInTokenResponse = t.TypeOf<typeof SignInTokenResponse>;
