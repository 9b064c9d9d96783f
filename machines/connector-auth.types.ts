import type { AccountConnector } from '../src/domain/account-connector.js';
import type { AuthError } from '../src/domain/auth-error.js';
import type { Credentials } from '../src/domain/credentials.js';
import type { Verified } from '../src/domain/outcome.js';
import type { PropertyChange } from '../src/domain/property.js';
import type { Secret } from '../src/domain/secret.js';
import type { PropertyInputs } from '../src/domain/validation.js';
import type { SignInEvent } from './services.js';

export interface ConnectorAuthInput {
  /** Cyclr's id of the installed connector. */
  readonly accountConnectorId: number;
  /** Authenticate anew although Cyclr says it is authenticated. Default: false. */
  readonly reauthenticate?: boolean;
  /** A sign-in began before this flow did, in a page that was left or loaded anew; what is known of its end. */
  readonly resume?: 'landed' | 'away' | undefined;
}

/** What a host may send. Secrets belong in a `Secret` before they are put into an event. */
export type ConnectorAuthCommand =
  | { readonly type: 'properties.submit'; readonly values: PropertyInputs }
  | { readonly type: 'apiKey.submit'; readonly key: Secret }
  | { readonly type: 'basic.submit'; readonly username: string; readonly password: Secret }
  | { readonly type: 'oauth.start' }
  | { readonly type: 'oauth.cancel' }
  | { readonly type: 'back' }
  | { readonly type: 'retry' }
  | { readonly type: 'cancel' };

export type ConnectorAuthEvent = ConnectorAuthCommand | SignInEvent;

/** Something the user should know about the sign-in that is not an error. */
export type SignInNotice = 'windowClosed' | 'linkExpired';

export interface ConnectorAuthContext {
  readonly accountConnectorId: number;
  readonly reauthenticate: boolean;
  /** Known from `checkAuthType` on. */
  readonly connector: AccountConnector | undefined;
  /** What was typed into the fields that are not sensitive, kept until it is stored. */
  readonly draft: Readonly<Record<string, string>>;
  /** What is left to write to Cyclr. */
  readonly changes: readonly PropertyChange[];
  /** A write failed or was left, so what Cyclr has stored is not known. */
  readonly storedUncertain: boolean;
  /** What is being saved, kept so that `retry` need not ask again. */
  readonly credentials: Credentials | undefined;
  /** The user name typed last. */
  readonly username: string | undefined;
  /** What went wrong last, until the user acts on it. */
  readonly error: AuthError | undefined;
  /** The link to the sign-in page, a secret as it can carry a token. */
  readonly link: Secret | undefined;
  readonly notice: SignInNotice | undefined;
  /** How far the sign-in has come, which is where `retry` takes it up. */
  readonly signIn: 'idle' | 'begun' | 'away' | 'landed';
  /** Set once the flow has ended well. */
  readonly verified: Verified | undefined;
}

/** What a UI is to do in a state, whatever the state is called. */
export type ConnectorAuthTag =
  /** Wait: a service is at work. */
  | 'pending'
  /** Ask the user. */
  | 'input'
  | 'step:loading'
  | 'step:saving'
  | 'step:properties'
  | 'step:apiKey'
  | 'step:basic'
  | 'step:oauth'
  | 'step:authenticated'
  | 'step:failed'
  | 'step:cancelled';
