export type {
  AccountEntry,
  AccountOutcome,
  ConnectorSource,
  EntryStatus,
  InstalledTemplate,
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
  AccountApi,
  ConnectorApi,
  ConnectorFlowApi,
  DisconnectApi,
  FetchConnectorOptions,
  InstallOptions,
  RequestOptions,
  SetPropertiesOptions,
  SignInLink,
  SignInPage,
  SignInRequest,
} from './domain/connector-api.js';
export type { Credentials, OAuthTokens } from './domain/credentials.js';
export type {
  Installable,
  InstalledInstance,
  InstallMethod,
  InstallOrder,
  InstallRequest,
} from './domain/install.js';
export type { LookupOption, LookupOptions } from './domain/lookup.js';
export type { DisconnectOutcome, Outcome, Verified } from './domain/outcome.js';
export type {
  PropertyChange,
  PropertyField,
  PropertyType,
  StoredProperty,
} from './domain/property.js';
export { Secret } from './domain/secret.js';
export type { PropertyInput, PropertyInputs } from './domain/validation.js';
export type { Verification, VerificationCheck } from './domain/verification.js';
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
  createDisconnectServices,
  createServices,
  type DisconnectServices,
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
  type FlowOptions,
} from './view/connector-auth.js';
export {
  type ConnectorDisconnect,
  type ConnectorDisconnectOptions,
  createConnectorDisconnect,
} from './view/connector-disconnect.js';
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
export {
  type ConnectorDisconnectSnapshot,
  describeConnectorDisconnect,
} from './view/describe-connector-disconnect.js';
export type { DisconnectStep, DisconnectView, DisconnectViewBase } from './view/disconnect-view.js';
export type { FlowDelays } from './view/machine-for.js';
