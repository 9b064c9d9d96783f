import { assertEvent, assign, setup, spawnChild, stopChild } from 'xstate';
import type { AccountConnector } from '../src/domain/account-connector.js';
import { type AuthError, authError, type Stage, toAuthError } from '../src/domain/auth-error.js';
import type { AuthMethod } from '../src/domain/auth-method.js';
import type { Credentials } from '../src/domain/credentials.js';
import type { Installable } from '../src/domain/install.js';
import {
  askedBefore,
  type LookupOptions,
  missingLookups,
  withOptions,
} from '../src/domain/lookup.js';
import type { Outcome } from '../src/domain/outcome.js';
import {
  type StoredProperty,
  someRequiredUnset,
  withKnown,
  withStored,
} from '../src/domain/property.js';
import { Secret } from '../src/domain/secret.js';
import { draftOf } from '../src/domain/validation.js';
import type { Verification } from '../src/domain/verification.js';
import {
  type AuthenticationWatchOutput,
  authenticationWatchMachine,
} from './authentication-watch.machine.js';
import type {
  ConnectorAuthContext,
  ConnectorAuthEvent,
  ConnectorAuthInput,
  ConnectorAuthTag,
} from './connector-auth.types.js';
import { errorOf } from './rejection.js';
import {
  authenticate,
  fetchConnector,
  fetchInstallable,
  installConnector,
  lookUp,
  setProperties,
  signIn,
  verify,
} from './services.js';
import { askedFields, submittedChanges, submittedCredentials, typedValues } from './submitted.js';

/** The id, once there is one: no service that takes it is invoked before. */
export const idOf = ({ accountConnectorId }: ConnectorAuthContext): number =>
  accountConnectorId ?? Number.NaN;

/** The connector as Cyclr has it now; how it is authenticated, and what was stored meanwhile, is known already. */
const renewed = (
  known: AccountConnector | undefined,
  { authenticated, fields }: AccountConnector,
): AccountConnector | undefined =>
  known && { ...known, authenticated, fields: withKnown(fields, known.fields) };

const hasMethods = ({ installable }: ConnectorAuthContext): boolean =>
  (installable?.methods.length ?? 0) > 1;

const isMethodOf = (installable: Installable | undefined, id: string | undefined): boolean =>
  installable?.methods.some((method) => method.id === id) === true;

/** The method the host has named, or the only one there is. */
const methodFor = (installable: Installable, wanted: string | undefined): string | undefined => {
  if (isMethodOf(installable, wanted)) return wanted;
  const [first, second] = installable.methods;
  return second ? undefined : first?.id;
};

/** Whether the user enters something, or signs in, so that it can be done anew. */
const isEntered = ({ connector }: ConnectorAuthContext): boolean =>
  ['apiKey', 'basic', 'oauth'].includes(connector?.authMethod.kind ?? '');

const unsupported = (stage: Stage, authType = 'This kind'): AuthError =>
  authError('unsupportedAuthType', stage, {
    message: `${authType} authentication is not supported here. Set this connector up in Cyclr.`,
  });

/** The services, guards, actions and delays of the connector machine; the chart says when each is used. */
export const connectorAuthSetup = setup({
  types: {
    input: {} as ConnectorAuthInput,
    context: {} as ConnectorAuthContext,
    events: {} as ConnectorAuthEvent,
    output: {} as Outcome,
    tags: {} as ConnectorAuthTag,
  },
  actors: {
    fetchInstallable,
    installConnector,
    fetchConnector,
    setProperties,
    authenticate,
    signIn,
    verify,
    lookUp,
    watchAuthentication: authenticationWatchMachine,
  },
  delays: {
    // Cyclr's sign-in links work for five minutes.
    linkLifetime: 300_000,
    signInLimit: 600_000,
    // A window that seems closed may be one whose page has cut itself off from ours.
    settleGrace: 30_000,
  },
  guards: {
    isInstalled: ({ context }) => context.accountConnectorId !== undefined,
    isPrepared: ({ context }) => context.installable !== undefined,
    isMethodOpen: ({ context }) => context.authenticationId === undefined && hasMethods(context),
    hasMethods: ({ context }) => hasMethods(context),
    canInstall: (_, { unsupported }: Installable) => unsupported === undefined,
    methodFits: ({ context, event }) => {
      assertEvent(event, 'method.submit');
      return isMethodOf(context.installable, event.authenticationId);
    },
    nameFits: ({ event }) => {
      assertEvent(event, 'name.submit');
      return typeof event.name === 'string' && event.name.trim() !== '';
    },
    isNameTaken: ({ event }) => toAuthError(errorOf(event), 'install').code === 'nameInUse',
    needsNothing: ({ context }) =>
      context.connector?.utility === true ||
      (context.connector?.authenticated === true &&
        (!context.reauthenticate || context.signIn === 'landed')),
    isMethod: ({ context }, kind: AuthMethod['kind']) =>
      context.connector?.authMethod.kind === kind,
    hasProperties: ({ context }) => (context.connector?.fields.length ?? 0) > 0,
    requiredUnset: ({ context }) => someRequiredUnset(askedFields(context)),
    valuesFit: ({ context, event }) => {
      assertEvent(event, 'properties.submit');
      return submittedChanges(context, event)._tag === 'Right';
    },
    valuesChange: ({ context, event }) => {
      assertEvent(event, 'properties.submit');
      const changes = submittedChanges(context, event);
      return changes._tag === 'Right' && changes.right.length > 0;
    },
    credentialsFit: ({ event }) => {
      assertEvent(event, ['apiKey.submit', 'basic.submit', 'tokens.submit']);
      return submittedCredentials(event)._tag === 'Right';
    },
    credentialsAre: ({ context }, kind: Credentials['kind']) => context.credentials?.kind === kind,
    isAuthenticated: (_, connector: AccountConnector) => connector.authenticated,
    /** Nothing to enter: Cyclr's flag may stay false for ever, so what counts is that nothing is missing. */
    isReady: ({ context }, connector: AccountConnector) =>
      connector.authenticated ||
      (context.connector?.authMethod.kind === 'none' &&
        !someRequiredUnset(askedBefore(withKnown(connector.fields, context.connector.fields)))),
    /** A connector that was authenticated before still is; then only the return of the browser tells. */
    isSignedIn: ({ context }, connector: AccountConnector) =>
      connector.authenticated &&
      (context.connector?.authenticated !== true || context.signIn === 'landed'),
    signInIs: ({ context }, signIn: ConnectorAuthContext['signIn']) => context.signIn === signIn,
    typingCanMend: ({ event }) =>
      ['rejected', 'invalidInput'].includes(toAuthError(errorOf(event), 'authenticating').code),
    failedIn: ({ context }, stage: Stage) => context.error?.stage === stage,
    failedEntering: ({ context }) =>
      context.error?.stage === 'authenticating' && context.connected === 'no' && isEntered(context),
    failedAfterProperties: ({ context }) =>
      ['setProperties', 'authenticating'].includes(context.error?.stage ?? '') &&
      (context.connector?.fields.length ?? 0) > 0,
    watchSaw: (_, output: AuthenticationWatchOutput) => output.authenticated,
    isConnected: ({ context }) => context.connected !== 'no',
    isVerificationOpen: ({ context }) =>
      context.verify !== undefined &&
      context.verified === undefined &&
      context.connector?.utility !== true,
    isEntered: ({ context }) => isEntered(context),
    isRefused: (_, { verified }: Verification) => verified === 'no',
    canEnterAnew: ({ context }, { verified }: Verification) =>
      verified === 'no' && isEntered(context),
    canMendProperties: ({ context }, { verified }: Verification) =>
      verified === 'no' && askedFields(context).length > 0,
    needsLookup: ({ context }) => missingLookups(context.connector?.fields ?? []).length > 0,
    /** Cyclr may ask for more once the connector is authenticated; one that was so before is left as it is. */
    needsMore: ({ context }) =>
      context.connected === 'now' && someRequiredUnset(context.connector?.fields ?? []),
  },
  actions: {
    keepInstallable: assign(({ context }, installable: Installable) => ({
      installable,
      authenticationId: methodFor(installable, context.install?.authenticationId),
    })),
    keepMethod: assign({
      authenticationId: ({ event }) => {
        assertEvent(event, 'method.submit');
        return event.authenticationId;
      },
      error: undefined,
    }),
    noteWrongMethod: assign({
      error: authError('invalidInput', 'install', {
        fieldErrors: { method: 'Choose one of the methods.' },
      }),
    }),
    forgetMethod: assign({ authenticationId: undefined, error: undefined }),
    keepName: assign({
      name: ({ event }) => {
        assertEvent(event, 'name.submit');
        return event.name.trim();
      },
      error: undefined,
    }),
    noteNoName: assign({
      error: authError('invalidInput', 'install', { fieldErrors: { name: 'This is required.' } }),
    }),
    noteNameTaken: assign({
      error: ({ event }) => {
        const error = toAuthError(errorOf(event), 'install');
        return { ...error, fieldErrors: { name: error.message } };
      },
    }),
    doubtInstalled: assign({ installUncertain: true }),
    keepInstalled: assign({
      accountConnectorId: (_, { id }: AccountConnector) => id,
      installUncertain: false,
    }),
    keepConnector: assign({ connector: (_, connector: AccountConnector) => connector }),
    renewConnector: assign({
      connector: ({ context }, connector: AccountConnector) =>
        renewed(context.connector, connector),
    }),
    noteConnected: assign({
      connected: 'now',
      connector: ({ context }, connector: AccountConnector | undefined) =>
        connector ? renewed(context.connector, connector) : context.connector,
      credentials: undefined,
      link: undefined,
      error: undefined,
    }),
    noteConnectedBefore: assign({ connected: 'before' }),
    noteVerified: assign({ verified: (_, { verified }: Verification) => verified }),
    noteUnverifiable: assign({ verified: 'unknown' }),
    /** What was stored does not work, whatever Cyclr's flag says: it is entered anew. */
    noteDoubted: assign({ connected: 'no', signIn: 'idle' }),
    noteRefused: assign({
      connected: 'no',
      signIn: 'idle',
      error: (_, { message }: Verification) =>
        authError('rejected', 'authenticating', message === undefined ? {} : { message }),
    }),
    keepOptions: assign({
      connector: ({ context }, found: LookupOptions) =>
        context.connector && {
          ...context.connector,
          fields: withOptions(context.connector.fields, found),
        },
    }),
    keepValues: assign(({ context, event }) => {
      assertEvent(event, 'properties.submit');
      const checked = submittedChanges(context, event);
      return {
        draft: draftOf(askedFields(context), typedValues(context, event)),
        ...(checked._tag === 'Right'
          ? { changes: checked.right, error: undefined }
          : {
              error: authError('invalidInput', 'collectProperties', { fieldErrors: checked.left }),
            }),
      };
    }),
    keepStored: assign({
      connector: ({ context }, stored: readonly StoredProperty[]) =>
        context.connector && {
          ...context.connector,
          fields: withStored(context.connector.fields, context.changes, stored),
        },
      draft: {},
      changes: [],
      storedUncertain: false,
    }),
    doubtStored: assign({ storedUncertain: true }),
    keepCredentials: assign(({ event }) => {
      assertEvent(event, ['apiKey.submit', 'basic.submit', 'tokens.submit']);
      const checked = submittedCredentials(event);
      return {
        ...(event.type === 'basic.submit' &&
          typeof event.username === 'string' && { username: event.username }),
        ...(checked._tag === 'Right'
          ? { credentials: checked.right, error: undefined }
          : { error: authError('invalidInput', 'authenticating', { fieldErrors: checked.left }) }),
      };
    }),
    noteError: assign({
      error: ({ event }, stage: Stage) => toAuthError(errorOf(event), stage),
    }),
    noteRefusal: assign({
      error: (_, output: AuthenticationWatchOutput) =>
        output.authenticated ? undefined : output.error,
    }),
    noteNotAccepted: assign({ error: authError('rejected', 'authenticating') }),
    noteUnsupported: assign({
      error: ({ context }) => {
        const method = context.connector?.authMethod;
        return unsupported(
          'checkAuthType',
          method?.kind === 'unsupported' ? method.authType : undefined,
        );
      },
    }),
    noteCannotInstall: assign({
      error: (_, { unsupported: authType }: Installable) => unsupported('install', authType),
    }),
    clearError: assign({ error: undefined }),
    forgetCredentials: assign({ credentials: undefined }),
    // Stored, and Cyclr is content; unless a call has shown it, nothing says that the credential works.
    noteSaved: assign({
      verified: ({ context }) => context.verified ?? 'unknown',
      credentials: undefined,
      changes: [],
      link: undefined,
    }),
    noteCancelled: assign({
      verified: undefined,
      credentials: undefined,
      changes: [],
      link: undefined,
    }),
    signInIdle: assign({ signIn: 'idle', link: undefined }),
    signInBegun: assign({ signIn: 'begun', link: undefined, notice: undefined }),
    signInLanded: assign({ signIn: 'landed' }),
    keepLink: assign({
      link: ({ event }) => {
        assertEvent(event, ['signIn.link', 'signIn.blocked']);
        return event.url && Secret.of(event.url);
      },
    }),
    expireLink: assign({ link: undefined, notice: 'linkExpired' }),
    noteWindowClosed: assign({ notice: 'windowClosed' }),
    clearNotice: assign({ notice: undefined }),
    notePopupBlocked: assign({ error: authError('popupBlocked', 'authenticating') }),
    noteSignInTimeout: assign({ error: authError('signInTimeout', 'authenticating') }),
    // Not an invoked service: the driver goes on while its window settles.
    startDriver: spawnChild('signIn', {
      id: 'signIn',
      input: ({ context }) => ({ accountConnectorId: idOf(context), resuming: false }),
    }),
    resumeDriver: spawnChild('signIn', {
      id: 'signIn',
      input: ({ context }) => ({ accountConnectorId: idOf(context), resuming: true }),
    }),
    stopDriver: stopChild('signIn'),
  },
});
