import type { ConnectorApi } from '../domain/connector-api.js';
import { type AccessTokens, createAccessTokens } from './access-token.js';
import { authenticate, fetchConnector } from './account-connectors.js';
import { createAccountRequests } from './account-requests.js';
import { deauthenticate, deleteConnector } from './disconnect.js';
import { createHttp } from './http.js';
import { installConnector } from './install.js';
import { fetchInstallable } from './installable.js';
import { listConnectors } from './list-connectors.js';
import { lookUp } from './look-up.js';
import {
  accountSettingsOf,
  type CyclrAccount,
  type CyclrClientsOptions,
  type Settings,
  sharedSettingsOf,
} from './options.js';
import { listUnauthenticated } from './prerequisites.js';
import { setProperties } from './properties.js';
import { startSignIn } from './sign-in.js';
import { installTemplate } from './templates.js';
import { verify } from './verify.js';

// Tokens are small, but a server can meet any number of accounts.
const mostAccounts = 1000;

/**
 * Clients of many accounts that share what can be shared: one token for each account, whoever its user is, and one
 * for sign-ins. For servers only, as `createCyclrClient` is.
 *
 * @throws TypeError that names the option at fault, when an option is missing or wrong; later for the account's own
 *
 * @example
 * const clientOf = createCyclrClients({ region: 'eu', clientId, clientSecret, serviceUrl });
 * const api = clientOf({ accountId, username: 'jane@example.com' });
 */
export const createCyclrClients = (
  options: CyclrClientsOptions,
): ((account: CyclrAccount) => ConnectorApi) => {
  const shared = sharedSettingsOf(options);
  const http = createHttp(shared);
  // Tokens of this scope are of no account.
  const partner = createAccessTokens(http, { ...shared, accountId: '' });
  const byAccount = new Map<string, AccessTokens>();

  const tokensOf = (settings: Settings): AccessTokens => {
    const { accountId } = settings;
    const account = byAccount.get(accountId) ?? createAccessTokens(http, settings);
    // The one used last goes last, so that the first is the one to drop.
    byAccount.delete(accountId);
    byAccount.set(accountId, account);
    const [oldest] = byAccount.keys();
    if (byAccount.size > mostAccounts && oldest !== undefined) byAccount.delete(oldest);
    const of = (scope: Parameters<AccessTokens['get']>[0]) =>
      scope === 'partner' ? partner : account;
    return {
      get: (scope, ...rest) => of(scope).get(scope, ...rest),
      drop: (scope, token) => of(scope).drop(scope, token),
    };
  };

  return (account) => {
    const settings = { ...shared, ...accountSettingsOf(account) };
    const send = createAccountRequests(http, tokensOf(settings), settings);
    return {
      listConnectors: listConnectors(send),
      fetchConnector: fetchConnector(send),
      fetchInstallable: fetchInstallable(send),
      installConnector: installConnector(send),
      installTemplate: installTemplate(send),
      listUnauthenticated: listUnauthenticated(send),
      setProperties: setProperties(send),
      authenticate: authenticate(send),
      verify: verify(send),
      lookUp: lookUp(send),
      deauthenticate: deauthenticate(send),
      deleteConnector: deleteConnector(send),
      startSignIn: startSignIn(send, settings),
    };
  };
};
