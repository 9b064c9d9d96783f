import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { type EventObject, fromCallback, fromPromise } from 'xstate';
import { isLeft, left } from '#fp-ts/Either';
import { authenticationWatchMachine } from '../../machines/authentication-watch.machine.js';
import type {
  AuthenticateInput,
  ConnectorInput,
  SetPropertiesInput,
  SignInEvent,
  SignInInput,
} from '../../machines/services.js';
import type { AccountConnector } from '../domain/account-connector.js';
import { type AuthError, authError } from '../domain/auth-error.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { StoredProperty } from '../domain/property.js';
import type { DriverSignal, OAuthDriver, SignInAttempt } from '../oauth/driver.js';
import { linkDriver } from '../oauth/link.js';

export interface ServiceOptions {
  /** Takes the user to the sign-in page. Default: {@link linkDriver}. */
  readonly oauth?: OAuthDriver;
}

const pageOf =
  (
    signInPage: NonNullable<ConnectorApi['signInPage']>,
    accountConnectorId: number,
  ): NonNullable<SignInAttempt['page']> =>
  (returnUrl) =>
    signInPage(accountConnectorId, returnUrl === undefined ? {} : { returnUrl });

/** A promise actor turns what it throws into the machine's error event; the thrown value is an `AuthError`. */
const orThrow = async <A>(task: TaskEither<AuthError, A>): Promise<A> => {
  const result = await task();
  if (isLeft(result)) throw result.left;
  return result.right;
};

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
  api: ConnectorApi,
  { oauth = linkDriver() }: ServiceOptions = {},
) => {
  const { signInPage } = api;
  const fetchConnector = fromPromise<AccountConnector, ConnectorInput>(({ input, signal }) =>
    orThrow(api.fetchConnector(input.accountConnectorId, { signal })),
  );
  return {
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
    signIn: fromCallback<EventObject, SignInInput, SignInEvent>(
      ({ input: { accountConnectorId, resuming }, sendBack }) => {
        const ended = new AbortController();
        const { signal } = ended;
        const stop = oauth({
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
        });
        return () => {
          ended.abort();
          stop();
        };
      },
    ),
    watchAuthentication: authenticationWatchMachine.provide({ actors: { fetchConnector } }),
  };
};

export type ConnectorServices = ReturnType<typeof createServices>;
