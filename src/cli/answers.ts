import type { AuthError } from '../domain/auth-error.js';
import type { OAuthTokens } from '../domain/credentials.js';
import type { Secret } from '../domain/secret.js';
import type { PropertyInputs } from '../domain/validation.js';
import type { ConnectorView } from '../view/connector-view.js';

type Step<Name extends ConnectorView['step']> = Extract<ConnectorView, { step: Name }>;

/** An answer nobody could give, or that the user would rather not. */
export type NoAnswer = 'cancel' | 'missing';

/** Who answers when the flow asks: a person at a terminal, a script, the demo. */
export interface Answers {
  readonly method: (
    view: Step<'method'>,
  ) => Promise<{ readonly authenticationId: string } | NoAnswer>;
  readonly name: (view: Step<'name'>) => Promise<{ readonly name: string } | NoAnswer>;
  readonly properties: (view: Step<'properties'>) => Promise<PropertyInputs | NoAnswer>;
  readonly apiKey: (view: Step<'apiKey'>) => Promise<Secret | NoAnswer>;
  readonly basic: (
    view: Step<'basic'>,
  ) => Promise<{ readonly username: string; readonly password: Secret } | NoAnswer>;
  /** Whether to start the sign-in, or tokens in its place. */
  readonly startSignIn: (view: Step<'oauth'>) => Promise<'start' | OAuthTokens | NoAnswer>;
  /** The link to follow has come; returns when it has been shown. */
  readonly followLink: (url: string) => void;
  /** The connected app is being asked whether what was stored works; nothing to answer. */
  readonly verifying: () => void;
  readonly afterFailure: (
    view: Pick<Step<'failed'>, 'canGoBack'> & { readonly error: AuthError },
  ) => Promise<'retry' | 'back' | 'leave'>;
}
