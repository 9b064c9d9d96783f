import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { InstalledTemplate } from './account.js';
import type { AccountConnector } from './account-connector.js';
import type { AuthError } from './auth-error.js';
import type { Credentials } from './credentials.js';
import type { Installable, InstallOrder, InstallRequest } from './install.js';
import type { LookupOption } from './lookup.js';
import type { PropertyChange, StoredProperty } from './property.js';
import type { Secret } from './secret.js';
import type { Verification, VerificationCheck } from './verification.js';

export interface RequestOptions {
  /** Aborts the request and everything it waits for; the task then ends in a `network` error nobody reads. */
  readonly signal?: AbortSignal;
}

export interface FetchConnectorOptions extends RequestOptions {
  /** The method the connector was installed with, where several are possible: no answer of Cyclr's tells. */
  readonly authenticationId?: string | undefined;
}

export interface InstallOptions extends RequestOptions {
  /** The instances that were there before: one of the same name that is not among them is this one. */
  readonly known: readonly number[];
  /**
   * Look for the instance before installing. To be set after an install whose outcome is not known, so that there
   * are never two.
   */
  readonly lookFirst?: boolean;
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
 * What the flow of one connector asks for. A call ends by itself, in a `timeout` where no answer comes: the flow sets
 * no limit of its own, it offers to cancel.
 */
export interface ConnectorFlowApi {
  fetchConnector(
    accountConnectorId: number,
    options?: FetchConnectorOptions,
  ): TaskEither<AuthError, AccountConnector>;
  /** What can be installed, and how it can be authenticated; `notFound` where there is no such connector. */
  fetchInstallable(
    request: InstallRequest,
    options?: RequestOptions,
  ): TaskEither<AuthError, Installable>;
  /** Installs an instance, once: a lost answer is settled by looking. A taken name is `nameInUse`. */
  installConnector(
    order: InstallOrder,
    options: InstallOptions,
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
  /** Calls the connected app with what is stored. What keeps the call from being made is `unknown`, and no error. */
  verify(
    accountConnectorId: number,
    check: VerificationCheck,
    options?: RequestOptions,
  ): TaskEither<AuthError, Verification>;
  /** The options of a property, from the connected app; works once the connector is authenticated. */
  lookUp(
    accountConnectorId: number,
    triggerId: number,
    options?: RequestOptions,
  ): TaskEither<AuthError, readonly LookupOption[]>;
  /** A fresh link to the sign-in page. It is single use: ask for it when the user is about to follow it. */
  startSignIn(
    accountConnectorId: number,
    request?: SignInRequest,
    options?: RequestOptions,
  ): TaskEither<AuthError, SignInLink>;
  /** The same by way of a page whose address needs no waiting, so that a window can be opened in the user's click. */
  signInPage?(accountConnectorId: number, request?: SignInRequest): SignInPage;
}

/** What the flow of an account asks for, beside that of its connectors. */
export interface AccountApi {
  /** Every connector of the account. */
  listConnectors(options?: RequestOptions): TaskEither<AuthError, readonly AccountConnector[]>;
  /** Installs a template, and with it the connectors it lacks. A lost answer is an error: it may be installed all the same. */
  installTemplate(
    templateId: string,
    options?: RequestOptions,
  ): TaskEither<AuthError, InstalledTemplate>;
  /** The connectors that an installed template still needs authenticated. */
  listUnauthenticated(
    cycleId: string,
    options?: RequestOptions,
  ): TaskEither<AuthError, readonly number[]>;
}

/** What takes credentials or a connector away. */
export interface DisconnectApi {
  /** Removes the stored credentials; done already counts as done. Cyclr stops what runs with them. */
  deauthenticate(accountConnectorId: number, options?: RequestOptions): TaskEither<AuthError, void>;
  /** Removes the instance from the account; gone already counts as done. */
  deleteConnector(
    accountConnectorId: number,
    options?: RequestOptions,
  ): TaskEither<AuthError, void>;
}

/**
 * The port through which the flows reach Cyclr: the Cyclr client on a server, the gateway's client in a browser.
 * Nothing throws; every failure is an `AuthError`.
 */
export interface ConnectorApi extends ConnectorFlowApi, AccountApi, DisconnectApi {}
