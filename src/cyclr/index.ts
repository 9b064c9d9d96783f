import type { ConnectorApi } from '../domain/connector-api.js';
import { createAccessTokens } from './access-token.js';
import { authenticate, fetchConnector } from './account-connectors.js';
import { createAccountRequests } from './account-requests.js';
import { createHttp } from './http.js';
import { listConnectors } from './list-connectors.js';
import { type CyclrClientOptions, settingsOf } from './options.js';
import { setProperties } from './properties.js';
import { startSignIn } from './sign-in.js';

export type { CyclrClientOptions, RetryOptions } from './options.js';
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
export const createCyclrClient = (options: CyclrClientOptions): ConnectorApi => {
  const settings = settingsOf(options);
  const http = createHttp(settings);
  const send = createAccountRequests(http, createAccessTokens(http, settings), settings);
  return {
    listConnectors: listConnectors(send),
    fetchConnector: fetchConnector(send),
    setProperties: setProperties(send),
    authenticate: authenticate(send),
    startSignIn: startSignIn(send, settings),
  };
};
