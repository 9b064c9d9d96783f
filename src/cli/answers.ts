import type { AuthError } from '../domain/auth-error.js';
import type { OAuthTokens } from '../domain/credentials.js';
import type { Secret } from '../domain/secret.js';
import type { PropertyInputs } from '../domain/validation.js';
import type { ConnectorView } from '../view/connector-view.js';

type Step<Name extends ConnectorView['step']> = Extract<ConnectorView, { step: Name }>;

/** An answer nobody could give, or that the user would rather not. */
export type NoAnswer = 'cancel' | 'missing';

/**
 * Who answers when the flow asks: a person at a terminal, a script, the demo.
 *
 * Each question comes with a signal that is aborted once the flow has gone on, which takes the question away.
 */
export interface Answers {
  readonly method: (
    view: Step<'method'>,
    signal: AbortSignal,
  ) => Promise<{ readonly authenticationId: string } | NoAnswer>;
  readonly name: (
    view: Step<'name'>,
    signal: AbortSignal,
  ) => Promise<{ readonly name: string } | NoAnswer>;
  readonly properties: (
    view: Step<'properties'>,
    signal: AbortSignal,
  ) => Promise<PropertyInputs | NoAnswer>;
  readonly apiKey: (view: Step<'apiKey'>, signal: AbortSignal) => Promise<Secret | NoAnswer>;
  readonly basic: (
    view: Step<'basic'>,
    signal: AbortSignal,
  ) => Promise<{ readonly username: string; readonly password: Secret } | NoAnswer>;
  /** Whether to start the sign-in, or tokens in its place. */
  readonly startSignIn: (
    view: Step<'oauth'>,
    signal: AbortSignal,
  ) => Promise<'start' | OAuthTokens | NoAnswer>;
  /** The user signs in elsewhere; answers only to give that up, or to begin it again. */
  readonly signingIn: (
    view: Step<'oauth'>,
    signal: AbortSignal,
  ) => Promise<'again' | 'stop' | NoAnswer>;
  /** Nothing to answer: Cyclr or the connected app is being asked. Answers only to leave. */
  readonly waiting: (
    view: Step<'loading' | 'saving' | 'verifying'>,
    signal: AbortSignal,
  ) => Promise<NoAnswer>;
  readonly afterFailure: (
    view: Pick<Step<'failed'>, 'canGoBack'> & { readonly error: AuthError },
    signal: AbortSignal,
  ) => Promise<'retry' | 'back' | 'leave' | NoAnswer>;
}

/** For those who answer nothing before the flow has gone on. */
export const silent = (): Promise<never> => new Promise(() => undefined);
