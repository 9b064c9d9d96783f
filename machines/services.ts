import { type EventObject, fromCallback, fromPromise } from 'xstate';
import type { ConnectorSource } from '../src/domain/account.js';
import type { AccountConnector } from '../src/domain/account-connector.js';
import type { AuthError } from '../src/domain/auth-error.js';
import type { Credentials } from '../src/domain/credentials.js';
import type { PropertyChange, StoredProperty } from '../src/domain/property.js';
import type { Secret } from '../src/domain/secret.js';

/**
 * The services the machines invoke, by name and type. A machine does no I/O, so what stands here only says
 * that the real ones are missing: `machine.provide({ actors: createServices(api) })` supplies them.
 */
const missing = (): never => {
  throw new Error('No services: use machine.provide({ actors: createServices(api) }).');
};

export interface ConnectorInput {
  readonly accountConnectorId: number;
}

export interface SetPropertiesInput extends ConnectorInput {
  readonly changes: readonly PropertyChange[];
  readonly readFirst: boolean;
}

export interface AuthenticateInput extends ConnectorInput {
  readonly credentials: Credentials | undefined;
}

export interface SignInInput extends ConnectorInput {
  /** The sign-in began before this flow did: wait for its end, begin nothing. */
  readonly resuming: boolean;
}

export interface FindConnectorsInput {
  readonly source: ConnectorSource;
}

export interface FoundConnectors {
  /** Every connector of the account. */
  readonly connectors: readonly AccountConnector[];
  /** Which of them are meant, in this order; all where there is no list. */
  readonly accountConnectorIds?: readonly number[];
  /** The one whose sign-in began before the page was loaded. */
  readonly resumed?: ResumedConnector;
}

export interface ResumedConnector {
  readonly accountConnectorId: number;
  readonly resume: 'landed' | 'away';
}

/** What a sign-in driver tells the machine. All of it but `signIn.failed` is a hint: Cyclr's word decides. */
export type SignInEvent =
  /** There is a link for the user to follow. */
  | { readonly type: 'signIn.link'; readonly url: Secret }
  /** The window could not be opened; the link may be offered instead. */
  | { readonly type: 'signIn.blocked'; readonly url?: Secret }
  /** The window seems to be closed. */
  | { readonly type: 'signIn.closed' }
  /** The browser came back from a successful sign-in of this very attempt. */
  | { readonly type: 'signIn.landed' }
  | { readonly type: 'signIn.failed'; readonly error: AuthError };

export const fetchConnector = fromPromise<AccountConnector, ConnectorInput>(missing);
export const findConnectors = fromPromise<FoundConnectors, FindConnectorsInput>(missing);
export const setProperties = fromPromise<readonly StoredProperty[], SetPropertiesInput>(missing);
export const authenticate = fromPromise<AccountConnector, AuthenticateInput>(missing);
export const signIn = fromCallback<EventObject, SignInInput, SignInEvent>(missing);
