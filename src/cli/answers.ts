import type { Secret } from '../domain/secret.js';
import type { PropertyInputs } from '../domain/validation.js';
import type { ConnectorView } from '../view/connector-view.js';

type Step<Name extends ConnectorView['step']> = Extract<ConnectorView, { step: Name }>;

/** An answer nobody could give, or that the user would rather not. */
export type NoAnswer = 'cancel' | 'missing';

/** Who answers when the flow asks: a person at a terminal, a script, the demo. */
export interface Answers {
  readonly properties: (view: Step<'properties'>) => Promise<PropertyInputs | NoAnswer>;
  readonly apiKey: (view: Step<'apiKey'>) => Promise<Secret | NoAnswer>;
  readonly basic: (
    view: Step<'basic'>,
  ) => Promise<{ readonly username: string; readonly password: Secret } | NoAnswer>;
  /** Whether to start the sign-in. */
  readonly startSignIn: (view: Step<'oauth'>) => Promise<'start' | NoAnswer>;
  /** The link to follow has come; returns when it has been shown. */
  readonly followLink: (url: string) => void;
  readonly afterFailure: (view: Step<'failed'>) => Promise<'retry' | 'back' | 'leave'>;
}
