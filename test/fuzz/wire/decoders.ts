import type * as t from '#io-ts';
import {
  AccountConnector,
  AccountConnectorProperties,
  AccountConnectorProperty,
  Identified,
} from '../../../src/domain/wire/account-connector.js';
import { Connector } from '../../../src/domain/wire/connector.js';
import { ErrorBody, MessageResponse } from '../../../src/domain/wire/messages.js';
import { ConnectorParameter } from '../../../src/domain/wire/parameter.js';
import {
  InstalledTemplate,
  Prerequisites,
  TriggerOptions,
} from '../../../src/domain/wire/templates.js';
import { AccessTokenResponse, SignInTokenResponse } from '../../../src/domain/wire/tokens.js';

/** Everything that is read of Cyclr. */
export const decoders: readonly t.Mixed[] = [
  AccountConnector,
  AccountConnectorProperties,
  AccountConnectorProperty,
  Identified,
  Connector,
  ConnectorParameter,
  ErrorBody,
  MessageResponse,
  InstalledTemplate,
  Prerequisites,
  TriggerOptions,
  AccessTokenResponse,
  SignInTokenResponse,
];
