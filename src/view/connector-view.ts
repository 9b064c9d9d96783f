import type { AuthError, FieldErrors } from '../domain/auth-error.js';
import type { InstallMethod } from '../domain/install.js';
import type { Verified } from '../domain/outcome.js';
import type { PropertyType } from '../domain/property.js';

/** One field of the property form. */
export interface FieldView {
  /** The key in `submitProperties(values)`. */
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly required: boolean;
  /** Mask it; `value` is never there, `isSet` says whether there is one. */
  readonly sensitive: boolean;
  readonly type: PropertyType;
  /** Values to offer; another may be typed all the same. */
  readonly options: readonly string[];
  /** What the connected app calls an option, where it was looked up there. */
  readonly optionNames?: Readonly<Record<string, string>>;
  readonly order: number;
  readonly isSet: boolean;
  /** What was typed last, else what is stored. */
  readonly value?: string;
  readonly error?: string;
}

/** What every step has. */
export interface ConnectorViewBase {
  /** Not there before the connector is installed. */
  readonly accountConnectorId?: number;
  readonly connector?: {
    readonly name: string;
    readonly description?: string;
    readonly icon?: string;
    readonly authDescription?: string;
  };
  readonly canGoBack: boolean;
  readonly canCancel: boolean;
}

export type ConnectorStep =
  /** `verifying`: the connected app is asked whether what was stored works. */
  | { readonly step: 'loading' | 'saving' | 'verifying' }
  /** The app is to be installed, and can be authenticated in several ways; the choice is for good. */
  | {
      readonly step: 'method';
      /** The first is the default. */
      readonly methods: readonly Omit<InstallMethod, 'kind'>[];
      /** Keyed `method`. */
      readonly fieldErrors: FieldErrors;
      readonly error?: AuthError;
    }
  /** The name it was to be installed under is in use. */
  | {
      readonly step: 'name';
      /** What was typed last, or one that seems to be free. */
      readonly name: string;
      /** Keyed `name`. */
      readonly fieldErrors: FieldErrors;
      readonly error?: AuthError;
    }
  | {
      readonly step: 'properties';
      readonly fields: readonly FieldView[];
      readonly error?: AuthError;
    }
  | {
      readonly step: 'apiKey';
      readonly label: string;
      readonly help?: string;
      /** Keyed `key`. */
      readonly fieldErrors: FieldErrors;
      readonly error?: AuthError;
    }
  | {
      readonly step: 'basic';
      readonly help?: string;
      /** What was typed last. */
      readonly username?: string;
      /** Keyed `username` and `password`. */
      readonly fieldErrors: FieldErrors;
      readonly error?: AuthError;
    }
  | {
      readonly step: 'oauth';
      readonly phase: 'ready' | 'signingIn' | 'settling' | 'confirming';
      /** For the user to follow, once: with the link driver, and when a pop-up was blocked. Do not store or log it. */
      readonly url?: string;
      readonly notice?: 'windowClosed' | 'linkExpired';
      readonly error?: AuthError;
    }
  /** Saved. `verified` says whether a call has shown that the credential works. */
  | { readonly step: 'authenticated'; readonly verified: Verified }
  | { readonly step: 'failed'; readonly error: AuthError }
  | { readonly step: 'cancelled' };

/** What to show: plain JSON, one step at a time, each with its own data only. */
export type ConnectorView = ConnectorViewBase & ConnectorStep;
