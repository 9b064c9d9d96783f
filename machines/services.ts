import { type EventObject, fromCallback, fromPromise } from 'xstate';
import type { ConnectorSource, InstalledTemplate } from '../src/domain/account.js';
import type { AccountConnector } from '../src/domain/account-connector.js';
import type { AuthError } from '../src/domain/auth-error.js';
import type { Credentials } from '../src/domain/credentials.js';
import type { Installable, InstallOrder, InstallRequest } from '../src/domain/install.js';
import type { LookupOptions } from '../src/domain/lookup.js';
import type { PropertyChange, StoredProperty } from '../src/domain/property.js';
import type { Secret } from '../src/domain/secret.js';
import type { Verification, VerificationCheck } from '../src/domain/verification.js';

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

export interface FetchConnectorInput extends ConnectorInput {
  /** The method it was installed with, where that is known. */
  readonly authenticationId?: string | undefined;
}

export interface FetchInstallableInput {
  readonly request: InstallRequest;
}

export interface InstallConnectorInput {
  readonly order: InstallOrder;
  /** The instances that were there before. */
  readonly known: readonly number[];
  /** An earlier try may have succeeded: look before installing. */
  readonly lookFirst: boolean;
}

export interface VerifyInput extends ConnectorInput {
  readonly check: VerificationCheck;
}

export interface LookUpInput extends ConnectorInput {
  readonly triggers: readonly number[];
}

export interface InstallTemplateInput {
  readonly templateId: string;
}

export interface DisconnectInput extends ConnectorInput {
  /** Remove the instance altogether, and not only its credentials. */
  readonly remove: boolean;
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

export const fetchInstallable = fromPromise<Installable, FetchInstallableInput>(missing);
export const installConnector = fromPromise<AccountConnector, InstallConnectorInput>(missing);
export const installTemplate = fromPromise<InstalledTemplate, InstallTemplateInput>(missing);
export const fetchConnector = fromPromise<AccountConnector, FetchConnectorInput>(missing);
export const verify = fromPromise<Verification, VerifyInput>(missing);
export const lookUp = fromPromise<LookupOptions, LookUpInput>(missing);
export const disconnect = fromPromise<void, DisconnectInput>(missing);
export const findConnectors = fromPromise<FoundConnectors, FindConnectorsInput>(missing);
export const setProperties = fromPromise<readonly StoredProperty[], SetPropertiesInput>(missing);
export const authenticate = fromPromise<AccountConnector, AuthenticateInput>(missing);
export const signIn = fromCallback<EventObject, SignInInput, SignInEvent>(missing);
