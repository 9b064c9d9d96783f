import type { ConnectorApi } from '../domain/connector-api.js';
import { createCyclrClients } from './clients.js';
import type { CyclrClientOptions } from './options.js';

export { createCyclrClients } from './clients.js';
export type {
  CyclrAccount,
  CyclrClientOptions,
  CyclrClientsOptions,
  RetryOptions,
} from './options.js';
export { type Region, regions } from './regions.js';

/**
 * A client of Cyclr's REST API for one account. For servers only: it holds the client secret.
 * It logs nothing, and its errors hold neither the request nor the answer.
 *
 * @returns the port; every method ends in an `AuthError` or a value, and never throws
 * @throws TypeError that names the option at fault, when an option is missing or wrong
 *
 * @example
 * const api = createCyclrClient({
 *   region: 'eu',
 *   clientId: 'my-client',
 *   clientSecret: process.env.CYCLR_CLIENT_SECRET ?? '',
 *   accountId: '00000000-0000-0000-0000-000000000000',
 *   serviceUrl: 'https://acme-h.eu.cyclr.com',
 *   username: 'jane@example.com',
 * });
 * const connector = await api.fetchConnector(123)();
 */
export const createCyclrClient = ({
  accountId,
  username,
  ...shared
}: CyclrClientOptions): ConnectorApi => createCyclrClients(shared)({ accountId, username });
