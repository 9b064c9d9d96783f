export { accountAuthMachine } from './account-auth.machine.js';
export type {
  AccountAuthContext,
  AccountAuthEvent,
  AccountAuthInput,
  AccountAuthTag,
  VerificationChecks,
} from './account-auth.types.js';
export type {
  AuthenticationWatchInput,
  AuthenticationWatchOutput,
} from './authentication-watch.machine.js';
export { authenticationWatchMachine } from './authentication-watch.machine.js';
export { connectorAuthMachine } from './connector-auth.machine.js';
export type {
  ConnectorAuthCommand,
  ConnectorAuthContext,
  ConnectorAuthEvent,
  ConnectorAuthInput,
  ConnectorAuthTag,
  ConnectorTarget,
  SignInNotice,
} from './connector-auth.types.js';
export { connectorDisconnectMachine } from './connector-disconnect.machine.js';
export type {
  ConnectorDisconnectContext,
  ConnectorDisconnectEvent,
  ConnectorDisconnectInput,
  ConnectorDisconnectTag,
} from './connector-disconnect.types.js';
export type {
  AuthenticateInput,
  ConnectorInput,
  DisconnectInput,
  FetchConnectorInput,
  FetchInstallableInput,
  FindConnectorsInput,
  FoundConnectors,
  InstallConnectorInput,
  InstallTemplateInput,
  LookUpInput,
  SetPropertiesInput,
  SignInEvent,
  SignInInput,
  VerifyInput,
} from './services.js';
