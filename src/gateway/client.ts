import type { ConnectorApi } from '../domain/connector-api.js';
import { accountCalls } from './client/account-calls.js';
import { connectionTo, type GatewayClientOptions } from './client/connection.js';
import { connectorCalls } from './client/connector-calls.js';
import { disconnectCalls } from './client/disconnect-calls.js';

export type { GatewayClientOptions } from './client/connection.js';

/**
 * The way to Cyclr for a web page, through a gateway of the host's own. It holds no token and sees none.
 *
 * @returns the port; every method ends in an `AuthError` or a value, and never throws
 * @throws TypeError when `url` is no http(s) URL
 *
 * @example
 * const auth = createConnectorAuth({
 *   api: createGatewayClient({ url: '/cyclr-auth' }),
 *   accountConnectorId: 42,
 * });
 */
export const createGatewayClient = (options: GatewayClientOptions): ConnectorApi => {
  const connection = connectionTo(options);
  return {
    ...connectorCalls(connection),
    ...accountCalls(connection),
    ...disconnectCalls(connection),
  };
};
