export type { AccountConnector } from './domain/account-connector.js';
export {
  type AuthError,
  type AuthErrorCode,
  authErrorCodes,
  type FieldErrors,
  isAuthError,
  type Stage,
} from './domain/auth-error.js';
export type { ApiKeyMethod, AuthMethod, OAuthGrant } from './domain/auth-method.js';
export type {
  ConnectorApi,
  RequestOptions,
  SetPropertiesOptions,
  SignInLink,
  SignInRequest,
} from './domain/connector-api.js';
export type { Credentials } from './domain/credentials.js';
export type { Outcome, Verified } from './domain/outcome.js';
export type {
  PropertyChange,
  PropertyField,
  PropertyType,
  StoredProperty,
} from './domain/property.js';
export { Secret } from './domain/secret.js';
export type { PropertyInput, PropertyInputs } from './domain/validation.js';
export type { DriverSignal, OAuthDriver, SignInAttempt } from './oauth/driver.js';
export { type Landing, type LinkDriverOptions, linkDriver } from './oauth/link.js';
export { type ConnectorServices, createServices, type ServiceOptions } from './services/index.js';
export {
  type Clock,
  type ConnectorAuth,
  type ConnectorAuthOptions,
  createConnectorAuth,
} from './view/connector-auth.js';
export type {
  ConnectorStep,
  ConnectorView,
  ConnectorViewBase,
  FieldView,
} from './view/connector-view.js';
export {
  type ConnectorAuthSnapshot,
  describeConnectorAuth,
} from './view/describe-connector-auth.js';
export type { FlowDelays } from './view/machine-for.js';
