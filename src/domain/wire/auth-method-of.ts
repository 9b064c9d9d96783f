import type { AuthMethod } from '../auth-method.js';
import type { InstallMethod } from '../install.js';
import type { Connector, ConnectorAuthentication } from './connector.js';
import { sameEnum } from './enums.js';

/** How a connector is authenticated, with what Cyclr tells the user about it. */
export interface Authentication {
  readonly method: AuthMethod;
  /** The method's name, where the connector offers several and it is known which one is used. */
  readonly name?: string;
  readonly description?: string;
}

type Declared = Pick<ConnectorAuthentication, 'AuthType' | 'OAuth2Type' | 'AuthScheme'>;

const unsupported = (word: string): AuthMethod => ({
  kind: 'unsupported',
  authType: word === '' ? 'unspecified' : word,
});

const oauth2Method = ({ OAuth2Type }: Declared): AuthMethod => {
  switch (OAuth2Type.kind) {
    case 'AuthorisationCode':
      return { kind: 'oauth', grant: 'authorizationCode' };
    case 'PasswordCredentials':
      return { kind: 'oauth', grant: 'password' };
    case 'ClientCredentials':
      return { kind: 'tokenGrant' };
    default:
      return { kind: 'oauth', grant: 'unknown' };
  }
};

const methodOf = (declared: Declared, hasProperties: boolean): AuthMethod => {
  const { AuthType, AuthScheme } = declared;
  switch (AuthType.kind) {
    case 'None':
      return { kind: 'none' };
    case 'ApiKey':
      return { kind: 'apiKey', ...(AuthScheme !== null && { header: AuthScheme }) };
    case 'Basic':
      return { kind: 'basic' };
    case 'OAuth1':
      return { kind: 'oauth', grant: 'oauth1' };
    case 'OAuth2':
      return oauth2Method(declared);
    case 'AuthFields':
      // Its credentials are properties, so without any there is nothing a user could enter.
      return hasProperties ? { kind: 'authFields' } : unsupported(AuthType.word);
    default:
      return unsupported(AuthType.word);
  }
};

// OAuth2Type means something only beside OAuth2: an ApiKey method in Cyclr's docs carries one as well.
const sameMethod = (a: Declared, b: Declared): boolean =>
  sameEnum(a.AuthType, b.AuthType) &&
  (a.AuthType.kind !== 'OAuth2' || sameEnum(a.OAuth2Type, b.OAuth2Type));

const sameId = (id: string | null, other: string | undefined): boolean =>
  id !== null && id.toLowerCase() === other?.toLowerCase();

/**
 * The methods the instance may be using: no answer of Cyclr says which, so the one it was installed with decides,
 * and where that is not known the connector's own type.
 */
const candidates = (
  connector: Connector,
  authenticationId: string | undefined,
): readonly ConnectorAuthentication[] => {
  const { Authentication } = connector;
  if (Authentication.length < 2) return Authentication;
  const known = Authentication.filter(({ Id }) => sameId(Id, authenticationId));
  if (known.length === 1) return known;
  const same = Authentication.filter((one) => sameMethod(one, connector));
  const sameHeader = same.filter((one) => one.AuthScheme === connector.AuthScheme);
  return sameHeader.length === 1 ? sameHeader : same;
};

/**
 * Every way of authenticating this connector, in Cyclr's order, the default one first: it is the one that is like
 * the connector's own type.
 */
export const installMethodsOf = (connector: Connector): readonly InstallMethod[] => {
  const hasProperties = asksForProperties(connector);
  const [first] = candidates(connector, undefined);
  const methods = connector.Authentication.flatMap((one) =>
    one.Id === null
      ? []
      : [
          {
            id: one.Id,
            name: one.AuthName ?? one.AuthType.word,
            ...(one.AuthDescription !== null && { description: one.AuthDescription }),
            kind: methodOf(one, hasProperties).kind,
          },
        ],
  );
  const isDefault = ({ id }: InstallMethod) => id === first?.Id;
  return [...methods.filter(isDefault), ...methods.filter((method) => !isDefault(method))];
};

const asksForProperties = ({ Parameters }: Connector): boolean =>
  Parameters.some((one) => one.IsAccountConnectorProperty === true);

/**
 * How instances of this connector are authenticated. With one method in `Authentication` it is that one; with
 * several, the one it was installed with or that matches the connector's `AuthType` (and `OAuth2Type`), or
 * `unsupported` where none does; with none, what the connector itself says.
 */
export const authenticationOf = (
  connector: Connector,
  authenticationId?: string,
): Authentication => {
  const several = connector.Authentication.length > 1;
  const found = candidates(connector, authenticationId);
  const [only] = found.length === 1 ? found : [];
  const hasProperties = asksForProperties(connector);
  const unmatched = several && found.length === 0;
  const description = only?.AuthDescription ?? connector.AuthDescription;
  return {
    method: unmatched
      ? unsupported(connector.AuthType.word)
      : methodOf(only ?? connector, hasProperties),
    ...(several && only?.AuthName && { name: only.AuthName }),
    ...(description !== null && { description }),
  };
};

/** The {@link AuthMethod} of a connector; never fails, since what is not known is `unsupported`. */
export const authMethodOf = (connector: Connector): AuthMethod =>
  authenticationOf(connector).method;
