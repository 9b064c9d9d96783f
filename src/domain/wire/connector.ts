import * as t from '#io-ts';
import { AuthType, ConnectorStatus, OAuth2Type } from './enums.js';
import { ConnectorParameter } from './parameter.js';
import {
  integer,
  list,
  optionalBoolean,
  optionalInteger,
  optionalText,
  requiredText,
  texts,
  tolerant,
} from './primitives.js';

/** One of the authentication methods a connector offers. */
export const ConnectorAuthentication = t.strict(
  {
    Id: optionalText,
    AuthName: optionalText,
    AuthDescription: optionalText,
    AuthType,
    OAuth2Type,
    AuthScheme: optionalText,
  },
  'ConnectorAuthentication',
);
export type ConnectorAuthentication = t.TypeOf<typeof ConnectorAuthentication>;

const ConnectorTrigger = t.strict(
  { TriggerId: tolerant(optionalInteger, null), Name: optionalText },
  'ConnectorTrigger',
);

/** A connector's release. `AuthType` and what belongs to it may be missing where `Authentication` is there. */
export const Connector = t.strict(
  {
    Id: integer,
    Name: requiredText,
    Description: optionalText,
    Status: ConnectorStatus,
    Version: optionalText,
    Icon: optionalText,
    AuthDescription: optionalText,
    AuthType,
    OAuth2Type,
    AuthScheme: optionalText,
    Parameters: list(ConnectorParameter),
    Authentication: list(ConnectorAuthentication),
    Triggers: tolerant(list(ConnectorTrigger), []),
    Categories: texts,
    IsSystemConnector: tolerant(optionalBoolean, null),
  },
  'Connector',
);
export type Connector = t.TypeOf<typeof Connector>;
