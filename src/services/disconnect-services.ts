import { fromPromise } from 'xstate';
import type { DisconnectInput, FetchConnectorInput } from '../../machines/services.js';
import type { AccountConnector } from '../domain/account-connector.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { orThrow } from './or-throw.js';

/**
 * The disconnecting machine's services over any `ConnectorApi`.
 *
 * @example
 * connectorDisconnectMachine.provide({ actors: createDisconnectServices(api) });
 */
export const createDisconnectServices = (api: ConnectorApi) => ({
  fetchConnector: fromPromise<AccountConnector, FetchConnectorInput>(
    ({ input: { accountConnectorId }, signal }) =>
      orThrow(api.fetchConnector(accountConnectorId, { signal })),
  ),
  disconnect: fromPromise<void, DisconnectInput>(
    ({ input: { accountConnectorId, remove }, signal }) =>
      orThrow(
        remove
          ? api.deleteConnector(accountConnectorId, { signal })
          : api.deauthenticate(accountConnectorId, { signal }),
      ),
  ),
});

export type DisconnectServices = ReturnType<typeof createDisconnectServices>;
