import type { AuthError } from './auth-error.js';
import type { AuthMethod } from './auth-method.js';

/** An app that is to be installed in the account. */
export interface InstallRequest {
  /** Cyclr's id of the connector's release, or the connector's name. */
  readonly connector: number | string;
  /** Which release, where `connector` is a name that has several. */
  readonly version?: string;
  /** What the instance is to be called. Default: the connector's own name. */
  readonly name?: string;
  readonly description?: string;
  /** Which authentication method to use, where there are several. Default: the user is asked. */
  readonly authenticationId?: string;
}

/** One way of authenticating an app, of which an instance uses one for good. */
export interface InstallMethod {
  /** Cyclr's `AuthenticationId`. */
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly kind: AuthMethod['kind'];
}

/** An app as it can be installed, and what of it is in the account already. */
export interface Installable {
  readonly release: { readonly id: number; readonly name: string; readonly version?: string };
  readonly description?: string;
  /** A `data:image/…` URI; it can be large. */
  readonly icon?: string;
  /** Those that can be used here, the default one first. Empty where Cyclr names none. */
  readonly methods: readonly InstallMethod[];
  /** Cyclr's word for the way of authenticating, where none can be used here. */
  readonly unsupported?: string;
  /** Every instance in the account, of whatever app: their names are taken. */
  readonly instances: readonly InstalledInstance[];
}

export interface InstalledInstance {
  readonly id: number;
  readonly name: string;
}

/** What is left to say once everything has been chosen. */
export interface InstallOrder {
  readonly releaseId: number;
  /** Also found by, where the answer to an install is lost. */
  readonly name: string;
  readonly description?: string;
  readonly authenticationId?: string;
}

/** A name that is free as far as is known: the wanted one, or the first of `name 2`, `name 3`, … */
export const freeName = (name: string, instances: readonly InstalledInstance[]): string => {
  const taken = new Set(instances.map((instance) => instance.name.toLowerCase()));
  const nth = (n: number): string => {
    const candidate = n < 2 ? name : `${name} ${n}`;
    return taken.has(candidate.toLowerCase()) ? nth(n + 1) : candidate;
  };
  return nth(1);
};

/**
 * An error of a template's install, as it has to be told: where the answer is missing or says nothing, it may have
 * been installed. No call tells, and a second install is a second integration.
 */
export const installedPerhaps = (error: AuthError): AuthError =>
  ['network', 'timeout', 'server', 'badResponse'].includes(error.code)
    ? {
        ...error,
        retryable: false,
        message:
          'The answer was lost. The template may have been installed all the same: look in Cyclr before you install it again.',
      }
    : error;
