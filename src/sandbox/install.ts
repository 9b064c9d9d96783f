import * as E from 'fp-ts/lib/Either.js';
import { type Account, type Installed, nameInUse } from './ledger.js';
import type { Release } from './release.js';
import { booleanMember, objectsMember, type RequestBody, textMember } from './request-body.js';
import type { SandboxState } from './state.js';
import { storeAuthValue } from './stored-credentials.js';
import { sentProperty, valueRefusal, writtenByName } from './stored-properties.js';

/**
 * Installs a release in an account. Unlike `POST …/properties`, install compares property names
 * with the connector's parameters. Without a name the connector's own is used; a name that is
 * taken is refused, never suffixed.
 * @returns the connector as installed, or the text of a 400
 */
export const installRelease = (
  state: SandboxState,
  account: Account,
  release: Release,
  body: RequestBody,
): E.Either<string, Installed> => {
  const { ledger, unknowns } = state;
  if (release.seed.draft === true) {
    return E.left(`Connector ${release.id} is a draft and cannot be installed.`);
  }
  const name = textMember(body, 'Name')?.trim() || release.name;
  if (nameInUse(account, name)) return E.left(`Account connector name '${name}' is in use.`);

  const authenticationId = textMember(body, 'AuthenticationId');
  const method =
    authenticationId === undefined
      ? release.defaultMethod
      : release.methods.find((m) => m.id.toLowerCase() === authenticationId.toLowerCase());
  if (method === undefined) return E.left('The authentication method does not exist.');

  const installed: Installed = {
    id: ledger.nextConnectorId(),
    release,
    method,
    native: booleanMember(body, 'IsPartnerIntegrationConnector') ?? release.seed.native ?? false,
    name,
    description: textMember(body, 'Description') ?? null,
    authValue: null,
    authenticated: false,
    properties: [],
  };
  for (const item of objectsMember(body, 'Properties') ?? []) {
    const sent = sentProperty(item);
    if (E.isLeft(sent)) return sent;
    const parameter = release.parameters.find((p) => p.targetName === sent.right.name);
    if (parameter === undefined) {
      return E.left(`There is not a connector property that matches name '${sent.right.name}'.`);
    }
    if (parameter.accountProperty === false) {
      return E.left(
        `Connector property name '${sent.right.name}' is not an account connector property.`,
      );
    }
    const refusal = valueRefusal(installed, sent.right, unknowns);
    if (refusal !== undefined) return E.left(refusal);
    installed.properties = writtenByName(installed.properties, sent.right, ledger.nextPropertyId);
  }
  const authValue = textMember(body, 'AuthValue') ?? '';
  if (authValue !== '') {
    const stored = storeAuthValue(installed, authValue, unknowns);
    if (E.isLeft(stored)) return stored;
    Object.assign(installed, stored.right);
  }
  account.connectors.set(installed.id, installed);
  return E.right(installed);
};
