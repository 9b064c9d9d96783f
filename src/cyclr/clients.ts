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
import { type CyclrClientOptions, type Settings, settingsOf } from './options.js';
import { listUnauthenticated } from './prerequisites.js';
import { setProperties } from './properties.js';
import { startSignIn } from './sign-in.js';
import { installTemplate } from './templates.js';
import { verify } from './verify.js';

type PerAccount = 'accountId' | 'username';

type Without<Options, Key extends PropertyKey> = Options extends unknown
  ? Omit<Options, Key>
  : never;

/** Everything but who is meant. */
export type CyclrClientsOptions = Without<CyclrClientOptions, PerAccount>;

/** An account, and the user of it in whose name sign-ins happen. */
export type CyclrAccount = Pick<CyclrClientOptions, PerAccount>;

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
  const settingsFor = ({ accountId, username }: CyclrAccount): Settings =>
    settingsOf({ ...options, accountId, username });
  // The account of no one: only to have the options that are shared checked at once.
  const shared = settingsFor({ accountId: '-', username: '-' });
  const http = createHttp(shared);
  const partner = createAccessTokens(http, shared);
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
    const settings = settingsFor(account);
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
