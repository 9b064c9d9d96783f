export { accountAuthMachine } from './account-auth.machine.js';
export type {
  AccountAuthContext,
  AccountAuthEvent,
  AccountAuthInput,
  AccountAuthTag,
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
  SignInNotice,
} from './connector-auth.types.js';
export type {
  AuthenticateInput,
  ConnectorInput,
  FindConnectorsInput,
  FoundConnectors,
  SetPropertiesInput,
  SignInEvent,
  SignInInput,
} from './services.js';
