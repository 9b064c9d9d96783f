import type { AccountConnector } from '../account-connector.js';
import type { AccountConnector as WireAccountConnector } from './account-connector.js';
import { authenticationOf } from './auth-method-of.js';
import { fieldsOf } from './fields-of.js';

// What a page may load as a picture; anything else (the docs' sample has plain words) is no icon.
const picture = /^(data:image\/|https:\/\/)/i;

/**
 * The secret-free connector, from Cyclr's answer. Rows of a list may come without Parameters; then `fields` is
 * empty and says nothing about what the connector asks for.
 */
export const accountConnectorOf = (wire: WireAccountConnector): AccountConnector => {
  const { Connector: connector } = wire;
  const { method, name: authName, description: authDescription } = authenticationOf(connector);
  const description = wire.Description ?? connector.Description;
  const icon = connector.Icon;
  return {
    id: wire.Id,
    name: wire.Name,
    ...(description !== null && { description }),
    ...(icon !== null && picture.test(icon) && { icon }),
    authenticated: wire.Authenticated,
    authMethod: method,
    ...(authName !== undefined && { authName }),
    ...(authDescription !== undefined && { authDescription }),
    fields: fieldsOf(wire),
    utility: connector.IsSystemConnector === true,
    release: {
      id: connector.Id,
      name: connector.Name,
      ...(connector.Version !== null && { version: connector.Version }),
    },
  };
};
