import type { AuthMethod } from './auth-method.js';
import type { PropertyField } from './property.js';

/**
 * One installed connector of an account, as much of it as the flow needs.
 * It has no field that could hold Cyclr's `AuthValue` or the value of a sensitive property.
 */
export interface AccountConnector {
  /** Cyclr's id of the installed instance. */
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  /** A `data:image/…` URI; it can be large. */
  readonly icon?: string;
  /** Cyclr's word on whether it is connected. True after a save does not prove that the credential works. */
  readonly authenticated: boolean;
  readonly authMethod: AuthMethod;
  /** The name of the authentication method, where the connector offers several. */
  readonly authName?: string;
  /** Cyclr's help text for the user. */
  readonly authDescription?: string;
  /** By display order. */
  readonly fields: readonly PropertyField[];
  /** A utility connector, which never needs authenticating. */
  readonly utility: boolean;
  /** The connector's release in Cyclr; it changes when the instance is upgraded. */
  readonly release: { readonly id: number; readonly name: string; readonly version?: string };
}
