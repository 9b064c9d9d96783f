import type { AccountConnector } from '../src/domain/account-connector.js';
import type { AuthError } from '../src/domain/auth-error.js';
import type { Credentials, OAuthTokens } from '../src/domain/credentials.js';
import type { Installable, InstallRequest } from '../src/domain/install.js';
import type { Verified } from '../src/domain/outcome.js';
import type { PropertyChange } from '../src/domain/property.js';
import type { Secret } from '../src/domain/secret.js';
import type { PropertyInputs } from '../src/domain/validation.js';
import type { VerificationCheck } from '../src/domain/verification.js';
import type { SignInEvent } from './services.js';

/** Which connector is meant: an instance that is there, or an app that is to be installed first. */
export type ConnectorTarget =
  | {
      /** Cyclr's id of the installed connector. */
      readonly accountConnectorId: number;
      /** The method it was installed with, where its app has several and the host knows: Cyclr's answers do not tell. */
      readonly authenticationId?: string | undefined;
      readonly install?: undefined;
    }
  | { readonly install: InstallRequest; readonly accountConnectorId?: undefined };

export type ConnectorAuthInput = ConnectorTarget & {
  /** Authenticate anew although Cyclr says it is authenticated. Default: false. */
  readonly reauthenticate?: boolean;
  /** A call that shows whether what was stored works. Default: none, and the outcome says `unknown`. */
  readonly verify?: VerificationCheck | undefined;
  /** A sign-in began before this flow did, in a page that was left or loaded anew; what is known of its end. */
  readonly resume?: 'landed' | 'away' | undefined;
};

/** What a host may send. Secrets belong in a `Secret` before they are put into an event. */
export type ConnectorAuthCommand =
  | { readonly type: 'method.submit'; readonly authenticationId: string }
  | { readonly type: 'name.submit'; readonly name: string }
  | { readonly type: 'properties.submit'; readonly values: PropertyInputs }
  | { readonly type: 'apiKey.submit'; readonly key: Secret }
  | { readonly type: 'basic.submit'; readonly username: string; readonly password: Secret }
  | { readonly type: 'oauth.start' }
  | { readonly type: 'oauth.cancel' }
  /** Tokens the host has got by itself, in place of a sign-in. For servers: a gateway takes none. */
  | { readonly type: 'tokens.submit'; readonly tokens: OAuthTokens }
  | { readonly type: 'back' }
  | { readonly type: 'retry' }
  | { readonly type: 'cancel' };

export type ConnectorAuthEvent = ConnectorAuthCommand | SignInEvent;

/** Something the user should know about the sign-in that is not an error. */
export type SignInNotice = 'windowClosed' | 'linkExpired';

export interface ConnectorAuthContext {
  /** Known from the start, or once the connector is installed. */
  readonly accountConnectorId: number | undefined;
  readonly reauthenticate: boolean;
  readonly verify: VerificationCheck | undefined;
  /** What is to be installed, and where that has come to. */
  readonly install: InstallRequest | undefined;
  readonly installable: Installable | undefined;
  readonly authenticationId: string | undefined;
  /** What the instance is to be called, as typed last. */
  readonly name: string | undefined;
  /** An install failed or was left, so whether there is an instance is not known. */
  readonly installUncertain: boolean;
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
  /** Whether Cyclr is content with the credentials: since before this flow, or through it. */
  readonly connected: 'no' | 'before' | 'now';
  /** What went wrong last, until the user acts on it. */
  readonly error: AuthError | undefined;
  /** The link to the sign-in page, a secret as it can carry a token. */
  readonly link: Secret | undefined;
  readonly notice: SignInNotice | undefined;
  /** How far the sign-in has come, which is where `retry` takes it up. */
  readonly signIn: 'idle' | 'begun' | 'away' | 'landed';
  /** What a call has shown, once one was made; set in any case when the flow has ended well. */
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
  | 'step:verifying'
  | 'step:method'
  | 'step:name'
  | 'step:properties'
  | 'step:apiKey'
  | 'step:basic'
  | 'step:oauth'
  | 'step:authenticated'
  | 'step:failed'
  | 'step:cancelled';
