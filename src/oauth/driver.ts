import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthError } from '../domain/auth-error.js';
import type { SignInLink } from '../domain/connector-api.js';
import type { Secret } from '../domain/secret.js';

/** What a driver may tell the flow. All of it but `failed` is a hint: Cyclr's word decides. */
export type DriverSignal =
  /** There is a link for the user to follow. */
  | { readonly type: 'link'; readonly url: Secret }
  /** The window could not be opened; the link may be offered instead. */
  | { readonly type: 'blocked'; readonly url?: Secret }
  /** The window seems to be closed. */
  | { readonly type: 'closed' }
  /** The browser came back from a successful sign-in of this very attempt. */
  | { readonly type: 'landed' }
  | { readonly type: 'failed'; readonly error: AuthError };

/** One attempt at signing in, as a driver sees it. */
export interface SignInAttempt {
  readonly accountConnectorId: number;
  /**
   * Asks for a link to the sign-in page; it is single use. Aborted when the attempt ends.
   *
   * @param returnUrl where the browser goes after a successful sign-in
   */
  readonly requestLink: (returnUrl?: string) => TaskEither<AuthError, SignInLink>;
  readonly signal: (signal: DriverSignal) => void;
}

/**
 * Takes the user to the sign-in page of the connected app, and notices what it can of their return.
 * It is started inside the user's gesture, so a window may be opened synchronously.
 *
 * @returns what ends the attempt: it closes windows, stops listening; called once
 */
export type OAuthDriver = (attempt: SignInAttempt) => () => void;
