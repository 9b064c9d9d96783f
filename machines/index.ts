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
  SetPropertiesInput,
  SignInEvent,
} from './services.js';
