import type { AccountConnector } from '../account-connector.js';
import type { AccountConnector as WireAccountConnector } from './account-connector.js';
import { authenticationOf } from './auth-method-of.js';
import { fieldsOf } from './fields-of.js';
import { iconOf, releaseOf } from './release-of.js';

/**
 * The secret-free connector, from Cyclr's answer. Rows of a list may come without Parameters; then `fields` is
 * empty and says nothing about what the connector asks for.
 */
export const accountConnectorOf = (
  wire: WireAccountConnector,
  authenticationId?: string,
): AccountConnector => {
  const { Connector: connector } = wire;
  const {
    method,
    name: authName,
    description: authDescription,
  } = authenticationOf(connector, authenticationId);
  const description = wire.Description ?? connector.Description;
  const icon = iconOf(connector);
  return {
    id: wire.Id,
    name: wire.Name,
    ...(description !== null && { description }),
    ...(icon !== undefined && { icon }),
    authenticated: wire.Authenticated,
    authMethod: method,
    ...(authName !== undefined && { authName }),
    ...(authDescription !== undefined && { authDescription }),
    fields: fieldsOf(wire),
    utility: connector.IsSystemConnector === true,
    release: releaseOf(connector),
  };
};
