import {
  type Installed,
  isAuthenticated,
  propertyValue,
  requiredBefore,
  type StoredProperty,
} from './ledger.js';
import { type Json, notInstalled, parameterJson } from './parameter-json.js';
import { type AuthMethod, accountParameters, type Release } from './release.js';
import type { Unknowns } from './unknowns.js';

const methodJson = (method: AuthMethod): Json => ({
  Id: method.id,
  AuthName: method.name,
  AuthDescription: method.description,
  AuthType: method.authType,
  OAuth2Type: method.oauth2Type,
  AuthScheme: method.authScheme,
});

/** A Connector as the API writes it. `method` decides the deprecated top-level AuthType. */
export const connectorJson = (
  release: Release,
  method: AuthMethod,
  parameters: 'with' | 'without',
  instance = notInstalled,
): Json => ({
  Id: release.id,
  Name: release.name,
  Description: release.seed.description ?? null,
  Status: release.seed.status ?? 'Approved',
  Version: release.seed.version ?? null,
  Icon: release.seed.icon ?? null,
  AuthDescription: release.seed.authDescription ?? method.description,
  AuthType: method.authType,
  OAuth2Type: method.oauth2Type,
  AuthScheme: method.authScheme,
  ...(parameters === 'with' && {
    Parameters: release.parameters.map((parameter, index) =>
      parameterJson(release, parameter, index, instance),
    ),
  }),
  Authentication: release.methods.map(methodJson),
  Triggers: (release.seed.triggers ?? []).map((trigger) => ({
    TriggerId: trigger.id,
    Name: trigger.name ?? null,
  })),
  Categories: release.seed.categories ?? [],
  IsSystemConnector: release.seed.system ?? false,
});

/** A property as the API writes it. */
export const propertyJson = (
  connector: Installed,
  property: StoredProperty,
  unknowns: Unknowns,
): Json => {
  const sensitive = accountParameters(connector.release).some(
    (parameter) => parameter.targetName === property.name && parameter.sensitive === true,
  );
  const shown = { clear: property.value, masked: '********', null: null };
  return {
    Id: property.id,
    Name: property.name,
    Value: sensitive && property.value ? shown[unknowns.sensitiveValues] : property.value,
    AccountConnectorId: connector.id,
  };
};

/**
 * The properties the API lists: those stored and, where the switch says so, an empty one with an
 * id of its own for each declared parameter that has none.
 */
export const listedProperties = (
  connector: Installed,
  unknowns: Unknowns,
  nextPropertyId: () => number,
): readonly StoredProperty[] => {
  if (unknowns.unsetParameters === 'absent') {
    return connector.properties.filter((property) => !property.placeholder);
  }
  const missing = accountParameters(connector.release)
    .map((parameter) => parameter.targetName)
    .filter((name) => !connector.properties.some((property) => property.name === name))
    .map((name) => ({ id: nextPropertyId(), name, value: '', placeholder: true }));
  connector.properties.push(...missing);
  return connector.properties;
};

/** An AccountConnector as the API writes it: with its secrets, as Cyclr does. */
export const accountConnectorJson = (
  connector: Installed,
  unknowns: Unknowns,
  nextPropertyId: () => number,
  parameters: 'with' | 'without' = 'with',
): Json => ({
  Id: connector.id,
  Name: connector.name,
  Description: connector.description,
  AuthValue: connector.authValue,
  Authenticated: isAuthenticated(connector, unknowns),
  Connector: connectorJson(
    connector.release,
    unknowns.topLevelAuthType === 'installed' ? connector.method : connector.release.defaultMethod,
    parameters,
    { id: connector.id, authenticated: isAuthenticated(connector, unknowns) },
  ),
  IsPartnerIntegrationConnector: connector.native,
  Properties: listedProperties(connector, unknowns, nextPropertyId).map((property) =>
    propertyJson(connector, property, unknowns),
  ),
  CustomFields: [],
});

/** Cyclr's record of a connector with every secret left out, for tests and demos to compare. */
export interface SandboxConnector {
  readonly id: number;
  readonly name: string;
  readonly accountId: string;
  /** Id of the connector release. */
  readonly connectorId: number;
  readonly connectorName: string;
  readonly authenticationId: string;
  readonly authType: string;
  readonly oauth2Type: string;
  readonly authenticated: boolean;
  readonly system: boolean;
  /** Whether it is the partner's own, whose methods are open to callers. */
  readonly native: boolean;
  /** Names of the properties that have a value. */
  readonly propertiesSet: readonly string[];
  /** Names of the parameters that must have one before authentication. */
  readonly propertiesRequired: readonly string[];
}

/** Describes an installed connector without its secrets. */
export const describeInstalled = (
  accountId: string,
  connector: Installed,
  unknowns: Unknowns,
): SandboxConnector => ({
  id: connector.id,
  name: connector.name,
  accountId,
  connectorId: connector.release.id,
  connectorName: connector.release.name,
  authenticationId: connector.method.id,
  authType: connector.method.authType,
  oauth2Type: connector.method.oauth2Type,
  authenticated: isAuthenticated(connector, unknowns),
  system: connector.release.seed.system ?? false,
  native: connector.native,
  propertiesSet: connector.properties
    .map((property) => property.name)
    .filter((name) => propertyValue(connector, name) !== null),
  propertiesRequired: requiredBefore(connector.release),
});
