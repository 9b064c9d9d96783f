import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AccountConnector } from './account-connector.js';
import type { AuthError } from './auth-error.js';
import type { Credentials } from './credentials.js';
import type { PropertyChange, StoredProperty } from './property.js';
import type { Secret } from './secret.js';

export interface RequestOptions {
  /** Aborts the request and everything it waits for; the task then ends in a `network` error nobody reads. */
  readonly signal?: AbortSignal;
}

export interface SetPropertiesOptions extends RequestOptions {
  /**
   * Read what Cyclr has stored before writing. To be set after a write whose outcome is not known,
   * so that nothing is created twice.
   */
  readonly readFirst?: boolean;
}

/** Where to send the user to sign in. */
export interface SignInLink {
  /** A secret: with the Cyclr client it carries a single-use token that signs a browser into the account. */
  readonly url: Secret;
  /** When it stops working, in ms since the epoch, where that is known. */
  readonly expiresAt?: number;
}

export interface SignInRequest {
  /** The URL the browser is sent to after a successful sign-in. */
  readonly returnUrl?: string;
}

/** A page that leads on to the sign-in page, for one attempt. */
export interface SignInPage {
  /** Random, and made by the page that asks: by it the page knows the end of its own attempt. */
  readonly attempt: string;
  /** Holds no token: the one who opens it has to be allowed to. */
  readonly url: string;
  /** The origin of the landing page, from which the end may be told. */
  readonly origin: string;
}

/**
 * The port through which the flow reaches Cyclr: the Cyclr client on a server, the gateway's client in a browser.
 * Nothing throws; every failure is an `AuthError`.
 */
export interface ConnectorApi {
  /** Every connector of the account. */
  listConnectors(options?: RequestOptions): TaskEither<AuthError, readonly AccountConnector[]>;
  fetchConnector(
    accountConnectorId: number,
    options?: RequestOptions,
  ): TaskEither<AuthError, AccountConnector>;
  /** Writes all changes in parallel. A refused value is `rejected` with its words under `fieldErrors[name]`. */
  setProperties(
    accountConnectorId: number,
    changes: readonly PropertyChange[],
    options?: SetPropertiesOptions,
  ): TaskEither<AuthError, readonly StoredProperty[]>;
  /** Stores credentials and answers with the connector as it is then; refused ones are `rejected`. */
  authenticate(
    accountConnectorId: number,
    credentials: Credentials,
    options?: RequestOptions,
  ): TaskEither<AuthError, AccountConnector>;
  /** A fresh link to the sign-in page. It is single use: ask for it when the user is about to follow it. */
  startSignIn(
    accountConnectorId: number,
    request?: SignInRequest,
    options?: RequestOptions,
  ): TaskEither<AuthError, SignInLink>;
  /** The same by way of a page whose address needs no waiting, so that a window can be opened in the user's click. */
  signInPage?(accountConnectorId: number, request?: SignInRequest): SignInPage;
}
