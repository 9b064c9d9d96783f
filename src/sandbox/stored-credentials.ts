import * as E from 'fp-ts/lib/Either.js';
import { type Installed, propertyValue } from './ledger.js';
import { accepts } from './third-party.js';
import type { Unknowns } from './unknowns.js';

// How these three travel by API is written down nowhere.
const undocumented = new Set(['Kerberos', 'NetSuiteOAuth1', 'ClientCertificate']);

/**
 * Decides what storing an `AuthValue` does to a connector whose properties are already the new
 * ones. Nothing is changed here.
 * @returns the value and flag to store, or the text of a 400
 */
export const storeAuthValue = (
  connector: Installed,
  authValue: string,
  unknowns: Unknowns,
): E.Either<string, Pick<Installed, 'authValue' | 'authenticated'>> => {
  if (authValue === '') {
    if (unknowns.emptyAuthValue === 'reject400') return E.left('AuthValue is required');
    return E.right(
      unknowns.emptyAuthValue === 'clear'
        ? { authValue: '', authenticated: false }
        : { authValue: connector.authValue, authenticated: connector.authenticated },
    );
  }
  if (undocumented.has(connector.method.authType) && unknowns.undocumentedAuthValue !== 'store') {
    return E.left(`AuthValue is not supported for ${connector.method.authType}`);
  }
  const presented = { authValue, property: (name: string) => propertyValue(connector, name) };
  const accepted = accepts(connector.release, connector.method, presented, 'authenticating');
  if (!accepted && unknowns.authValueCheck === 'reject400') {
    return E.left(
      `Failed to authenticate the connector: ${connector.release.name} did not accept these credentials.`,
    );
  }
  if (!accepted && unknowns.authValueCheck === 'unauthenticated') {
    return E.right({ authValue, authenticated: false });
  }
  const isGrant = connector.method.authType === 'OAuth2' && authValue.trim() === '{}';
  return E.right({
    authValue,
    authenticated: isGrant ? unknowns.authenticatedAfterEmptyGrant : true,
  });
};
