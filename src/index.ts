export type {
  AccountEntry,
  AccountOutcome,
  ConnectorSource,
  EntryStatus,
} from './domain/account.js';
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
  SignInPage,
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
export { createGatewayClient, type GatewayClientOptions } from './gateway/client.js';
export { completeSignIn } from './oauth/announce.js';
export type { AttemptStorage } from './oauth/attempt-memory.js';
export type {
  DriverSignal,
  OAuthDriver,
  ResumedSignIn,
  SignInAttempt,
} from './oauth/driver.js';
export { type Landing, type LinkDriverOptions, linkDriver } from './oauth/link.js';
export { type PopupDriverOptions, popupDriver } from './oauth/popup.js';
export { type RedirectDriverOptions, redirectDriver } from './oauth/redirect.js';
export {
  type AccountServices,
  type ConnectorServices,
  createAccountServices,
  createServices,
  type ServiceOptions,
} from './services/index.js';
export {
  type AccountAuth,
  type AccountAuthOptions,
  createAccountAuth,
} from './view/account-auth.js';
export type {
  AccountProgress,
  AccountStep,
  AccountView,
  AccountViewBase,
} from './view/account-view.js';
export {
  type Clock,
  type ConnectorAuthOptions,
  createConnectorAuth,
  type FlowInspector,
} from './view/connector-auth.js';
export type { ConnectorAuth } from './view/connector-store.js';
export type {
  ConnectorStep,
  ConnectorView,
  ConnectorViewBase,
  FieldView,
} from './view/connector-view.js';
export { type AccountAuthSnapshot, describeAccountAuth } from './view/describe-account-auth.js';
export {
  type ConnectorAuthSnapshot,
  describeConnectorAuth,
} from './view/describe-connector-auth.js';
export type { FlowDelays } from './view/machine-for.js';
