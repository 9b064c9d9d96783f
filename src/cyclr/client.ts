import type { ConnectorApi } from '../domain/connector-api.js';
import { createAccessTokens } from './access-token.js';
import { authenticate, fetchConnector, listConnectors } from './account-connectors.js';
import { createCyclrRequest } from './cyclr-request.js';
import { createHttp } from './http.js';
import { type CyclrClientOptions, settingsOf } from './options.js';
import { setProperties } from './properties.js';
import { startSignIn } from './sign-in.js';

/**
 * Cyclr's REST API for one account. For servers and terminals: the client secret must not reach a browser.
 *
 * @throws TypeError that names the option at fault, and never its value; nothing throws after that
 * @example
 * const api = createCyclrClient({
 *   region: 'eu',
 *   clientId, clientSecret, accountId,
 *   serviceUrl: 'https://acme-h.eu.cyclr.com',
 *   username: 'integrations',
 * });
 */
export const createCyclrClient = (options: CyclrClientOptions): ConnectorApi => {
  const settings = settingsOf(options);
  const http = createHttp(settings);
  const send = createCyclrRequest(http, createAccessTokens(http, settings), settings);
  return {
    listConnectors: listConnectors(send),
    fetchConnector: fetchConnector(send),
    setProperties: setProperties(send),
    authenticate: authenticate(send),
    startSignIn: startSignIn(send, settings),
  };
};
