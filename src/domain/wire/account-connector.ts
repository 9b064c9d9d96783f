import * as t from '#io-ts';
import { Connector } from './connector.js';
import {
  integer,
  list,
  optionalBoolean,
  optionalInteger,
  optionalText,
  requiredText,
  storedValue,
  tolerant,
} from './primitives.js';

/** A stored property. Without an `Id` it is declared and not stored. */
export const AccountConnectorProperty = t.strict(
  {
    Id: optionalInteger,
    Name: requiredText,
    Value: storedValue,
    AccountConnectorId: tolerant(optionalInteger, null),
  },
  'AccountConnectorProperty',
);
export type AccountConnectorProperty = t.TypeOf<typeof AccountConnectorProperty>;

export const AccountConnectorProperties = t.array(
  AccountConnectorProperty,
  'AccountConnectorProperties',
);

/**
 * An installed connector, as Cyclr answers to GET, PUT and install.
 * `AuthValue` is left out on purpose: Cyclr echoes it in clear and nothing here needs it.
 */
export const AccountConnector = t.strict(
  {
    Id: integer,
    Name: requiredText,
    Description: optionalText,
    Authenticated: t.boolean,
    Connector,
    IsPartnerIntegrationConnector: tolerant(optionalBoolean, null),
    Properties: list(AccountConnectorProperty),
  },
  'AccountConnector',
);
export type AccountConnector = t.TypeOf<typeof AccountConnector>;

/** The rows of the list, read one by one, since the documentation shows them with fewer members. */
export const AccountConnectorRows = t.array(t.unknown, 'AccountConnectors');

/** As much of an installed connector as is needed to ask for the whole. */
export const Identified = t.strict({ Id: integer }, 'AccountConnector');
