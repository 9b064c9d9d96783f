import { type EventObject, fromCallback, fromPromise } from 'xstate';
import { authenticationWatchMachine } from '../../machines/authentication-watch.machine.js';
import type {
  AuthenticateInput,
  FetchConnectorInput,
  FetchInstallableInput,
  InstallConnectorInput,
  LookUpInput,
  SetPropertiesInput,
  SignInEvent,
  SignInInput,
  VerifyInput,
} from '../../machines/services.js';
import type { AccountConnector } from '../domain/account-connector.js';
import { authError, toAuthError } from '../domain/auth-error.js';
import type { ConnectorFlowApi } from '../domain/connector-api.js';
import { isLeft, isRight, left, tryCatch } from '../domain/either.js';
import type { Installable } from '../domain/install.js';
import type { LookupOptions } from '../domain/lookup.js';
import type { StoredProperty } from '../domain/property.js';
import type { Verification } from '../domain/verification.js';
import type { DriverSignal, OAuthDriver, SignInAttempt } from '../oauth/driver.js';
import { linkDriver } from '../oauth/link.js';
import { allOrNone } from './all-or-none.js';
import { orThrow } from './or-throw.js';

export interface ServiceOptions {
  /** Takes the user to the sign-in page. Default: {@link linkDriver}. */
  readonly oauth?: OAuthDriver;
}

const pageOf =
  (
    signInPage: NonNullable<ConnectorFlowApi['signInPage']>,
    accountConnectorId: number,
  ): NonNullable<SignInAttempt['page']> =>
  (returnUrl) =>
    signInPage(accountConnectorId, returnUrl === undefined ? {} : { returnUrl });

const eventOf = (signal: DriverSignal): SignInEvent => {
  switch (signal.type) {
    case 'link':
      return { ...signal, type: 'signIn.link' };
    case 'blocked':
      return { ...signal, type: 'signIn.blocked' };
    case 'closed':
      return { type: 'signIn.closed' };
    case 'landed':
      return { type: 'signIn.landed' };
    case 'failed':
      return { ...signal, type: 'signIn.failed' };
  }
};

/**
 * The machine's invoked services over any `ConnectorApi`.
 * XState aborts a service's signal when its state is left, and with it the request.
 *
 * @example
 * connectorAuthMachine.provide({ actors: createServices(api, { oauth: linkDriver() }) });
 */
export const createServices = (
  api: ConnectorFlowApi,
  { oauth = linkDriver() }: ServiceOptions = {},
) => {
  const { signInPage } = api;
  const fetchConnector = fromPromise<AccountConnector, FetchConnectorInput>(
    ({ input: { accountConnectorId, authenticationId }, signal }) =>
      orThrow(api.fetchConnector(accountConnectorId, { authenticationId, signal })),
  );
  return {
    fetchInstallable: fromPromise<Installable, FetchInstallableInput>(
      ({ input: { request }, signal }) => orThrow(api.fetchInstallable(request, { signal })),
    ),
    installConnector: fromPromise<AccountConnector, InstallConnectorInput>(
      ({ input: { order, ...looking }, signal }) =>
        orThrow(api.installConnector(order, { ...looking, signal })),
    ),
    fetchConnector,
    setProperties: fromPromise<readonly StoredProperty[], SetPropertiesInput>(
      ({ input: { accountConnectorId, changes, readFirst }, signal }) =>
        orThrow(api.setProperties(accountConnectorId, changes, { readFirst, signal })),
    ),
    authenticate: fromPromise<AccountConnector, AuthenticateInput>(
      ({ input: { accountConnectorId, credentials }, signal }) =>
        orThrow(
          credentials
            ? api.authenticate(accountConnectorId, credentials, { signal })
            : async () => left(authError('invalidInput', 'authenticating')),
        ),
    ),
    verify: fromPromise<Verification, VerifyInput>(
      ({ input: { accountConnectorId, check }, signal }) =>
        orThrow(api.verify(accountConnectorId, check, { signal })),
    ),
    lookUp: fromPromise<LookupOptions, LookUpInput>(
      ({ input: { accountConnectorId, triggers }, signal }) =>
        allOrNone(signal, (signal) =>
          Promise.all(
            triggers.map(async (triggerId) => ({
              triggerId,
              options: await orThrow(api.lookUp(accountConnectorId, triggerId, { signal })),
            })),
          ),
        ),
    ),
    signIn: fromCallback<EventObject, SignInInput, SignInEvent>(
      ({ input: { accountConnectorId, resuming }, sendBack }) => {
        const ended = new AbortController();
        const { signal } = ended;
        // A driver is the host's own code: what it throws is a failed sign-in, and not the end of the flow.
        const begun = tryCatch(
          () =>
            oauth({
              accountConnectorId,
              resuming,
              ...(signInPage && { page: pageOf(signInPage, accountConnectorId) }),
              requestLink: (returnUrl) =>
                api.startSignIn(accountConnectorId, returnUrl === undefined ? {} : { returnUrl }, {
                  signal,
                }),
              signal: (said) => {
                if (!signal.aborted) sendBack(eventOf(said));
              },
            }),
          (thrown) => toAuthError(thrown, 'authenticating'),
        );
        if (isLeft(begun)) sendBack({ type: 'signIn.failed', error: begun.left });
        return () => {
          ended.abort();
          if (isRight(begun)) tryCatch(begun.right, () => undefined);
        };
      },
    ),
    watchAuthentication: authenticationWatchMachine.provide({ actors: { fetchConnector } }),
  };
};

export type ConnectorServices = ReturnType<typeof createServices>;
