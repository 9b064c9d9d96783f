import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthError } from '../domain/auth-error.js';
import type { SignInLink, SignInPage } from '../domain/connector-api.js';
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
  /** The attempt began before the page was loaded: wait for its end, open nothing. */
  readonly resuming: boolean;
  /**
   * A page that leads on to the sign-in page, known at once; there where the api has such pages (the gateway's
   * client). Each call makes a new attempt.
   *
   * @param returnUrl where the browser goes after a successful sign-in; default: the gateway's own landing page
   */
  readonly page?: (returnUrl?: string) => SignInPage;
  /**
   * Asks for a link to the sign-in page; it is single use. Aborted when the attempt ends.
   *
   * @param returnUrl where the browser goes after a successful sign-in
   */
  readonly requestLink: (returnUrl?: string) => TaskEither<AuthError, SignInLink>;
  readonly signal: (signal: DriverSignal) => void;
}

/** How a sign-in stands that began before the page was loaded. */
export type ResumedSignIn =
  /** The browser came back from it. */
  | 'landed'
  /** Nothing is known of its end. */
  | 'away';

/** Takes the user to the sign-in page of the connected app, and notices what it can of their return. */
export interface OAuthDriver {
  /**
   * Begins an attempt. It is called inside the user's gesture, so a window may be opened synchronously.
   *
   * @returns what ends the attempt: it closes windows, stops listening; called once
   */
  (attempt: SignInAttempt): () => void;
  /** Asked once as a flow begins; nothing where no sign-in of this connector was under way. */
  readonly resume?: (accountConnectorId: number) => ResumedSignIn | undefined;
}
