import { and, assertEvent, assign, setup, spawnChild, stopChild } from 'xstate';
import type { AccountConnector } from '../src/domain/account-connector.js';
import { authError, type Stage, toAuthError } from '../src/domain/auth-error.js';
import type { AuthMethod } from '../src/domain/auth-method.js';
import type { Credentials } from '../src/domain/credentials.js';
import type { Outcome } from '../src/domain/outcome.js';
import { type StoredProperty, someRequiredUnset, withStored } from '../src/domain/property.js';
import { draftOf } from '../src/domain/validation.js';
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
import { authenticate, fetchConnector, setProperties, signIn } from './services.js';
import { submittedChanges, submittedCredentials, typedValues } from './submitted.js';

/** What a service rejected with. XState's error events are not in the event union. */
const errorOf = (event: object): unknown => ('error' in event ? event.error : undefined);

interface Situation {
  readonly context: ConnectorAuthContext;
}

const connectorInput = ({ context: { accountConnectorId } }: Situation) => ({ accountConnectorId });

const watchInput = ({ context: { accountConnectorId, connector } }: Situation) => ({
  accountConnectorId,
  authenticatedBefore: connector?.authenticated === true,
});

const credentialsInput = ({ context: { accountConnectorId, credentials } }: Situation) => ({
  accountConnectorId,
  credentials,
});

/**
 * Takes the user of one account connector from "needs authentication" to "authenticated".
 *
 * Leaving a state stops its service, which aborts the request. What Cyclr refuses goes back to where it was
 * typed; `failed` is for what typing cannot mend, and `retry` resumes at the stage that failed.
 *
 * @example
 * const machine = connectorAuthMachine.provide({ actors: createServices(api) });
 * const actor = createActor(machine, { input: { accountConnectorId: 42 } }).start();
 */
export const connectorAuthMachine = setup({
  types: {
    input: {} as ConnectorAuthInput,
    context: {} as ConnectorAuthContext,
    events: {} as ConnectorAuthEvent,
    output: {} as Outcome,
    tags: {} as ConnectorAuthTag,
  },
  actors: {
    fetchConnector,
    setProperties,
    authenticate,
    signIn,
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
    needsNothing: ({ context }) =>
      context.connector?.utility === true ||
      (context.connector?.authenticated === true &&
        (!context.reauthenticate || context.signIn === 'landed')),
    isMethod: ({ context }, kind: AuthMethod['kind']) =>
      context.connector?.authMethod.kind === kind,
    hasProperties: ({ context }) => (context.connector?.fields.length ?? 0) > 0,
    requiredUnset: ({ context }) => someRequiredUnset(context.connector?.fields ?? []),
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
      assertEvent(event, ['apiKey.submit', 'basic.submit']);
      return submittedCredentials(event)._tag === 'Right';
    },
    credentialsAre: ({ context }, kind: Credentials['kind']) => context.credentials?.kind === kind,
    isAuthenticated: (_, connector: AccountConnector) => connector.authenticated,
    /** Nothing to enter: Cyclr's flag may stay false for ever, so what counts is that nothing is missing. */
    isReady: ({ context }, connector: AccountConnector) =>
      connector.authenticated ||
      (context.connector?.authMethod.kind === 'none' && !someRequiredUnset(connector.fields)),
    /** A connector that was authenticated before still is; then only the return of the browser tells. */
    isSignedIn: ({ context }, connector: AccountConnector) =>
      connector.authenticated &&
      (context.connector?.authenticated !== true || context.signIn === 'landed'),
    signInIs: ({ context }, signIn: ConnectorAuthContext['signIn']) => context.signIn === signIn,
    typingCanMend: ({ event }) =>
      ['rejected', 'invalidInput'].includes(toAuthError(errorOf(event), 'authenticating').code),
    failedIn: ({ context }, stage: Stage) => context.error?.stage === stage,
    failedEntering: ({ context }) =>
      context.error?.stage === 'authenticating' &&
      ['apiKey', 'basic', 'oauth'].includes(context.connector?.authMethod.kind ?? ''),
    failedAfterProperties: ({ context }) =>
      ['setProperties', 'authenticating'].includes(context.error?.stage ?? '') &&
      (context.connector?.fields.length ?? 0) > 0,
    watchSaw: (_, output: AuthenticationWatchOutput) => output.authenticated,
  },
  actions: {
    keepConnector: assign({ connector: (_, connector: AccountConnector) => connector }),
    keepValues: assign(({ context, event }) => {
      assertEvent(event, 'properties.submit');
      const checked = submittedChanges(context, event);
      return {
        draft: draftOf(context.connector?.fields ?? [], typedValues(context, event)),
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
    keepCredentials: assign(({ context, event }) => {
      assertEvent(event, ['apiKey.submit', 'basic.submit']);
      const checked = submittedCredentials(event);
      return {
        username: event.type === 'basic.submit' ? event.username : context.username,
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
        const authType = method?.kind === 'unsupported' ? method.authType : 'This kind';
        return authError('unsupportedAuthType', 'checkAuthType', {
          message: `${authType} authentication is not supported here. Set this connector up in Cyclr.`,
        });
      },
    }),
    clearError: assign({ error: undefined }),
    forgetCredentials: assign({ credentials: undefined }),
    // Stored, and Cyclr is content; nothing has shown yet that the credential works.
    noteSaved: assign({
      verified: 'unknown',
      credentials: undefined,
      changes: [],
      link: undefined,
    }),
    forgetSecrets: assign({ credentials: undefined, changes: [], link: undefined }),
    signInIdle: assign({ signIn: 'idle', link: undefined }),
    signInBegun: assign({ signIn: 'begun', link: undefined, notice: undefined }),
    signInLanded: assign({ signIn: 'landed' }),
    keepLink: assign({
      link: ({ event }) => {
        assertEvent(event, ['signIn.link', 'signIn.blocked']);
        return event.url;
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
      input: ({ context: { accountConnectorId } }) => ({ accountConnectorId, resuming: false }),
    }),
    resumeDriver: spawnChild('signIn', {
      id: 'signIn',
      input: ({ context: { accountConnectorId } }) => ({ accountConnectorId, resuming: true }),
    }),
    stopDriver: stopChild('signIn'),
  },
}).createMachine({
  id: 'connectorAuth',
  context: ({ input }) => ({
    accountConnectorId: input.accountConnectorId,
    reauthenticate: input.reauthenticate ?? false,
    connector: undefined,
    draft: {},
    changes: [],
    storedUncertain: false,
    credentials: undefined,
    username: undefined,
    error: undefined,
    link: undefined,
    notice: undefined,
    signIn: input.resume ?? 'idle',
    verified: undefined,
  }),
  initial: 'fetchConnector',
  on: { cancel: '.cancelled' },
  states: {
    fetchConnector: {
      description: 'Asks Cyclr what the connector is and whether it is authenticated.',
      tags: ['pending', 'step:loading'],
      invoke: {
        id: 'fetchConnector',
        src: 'fetchConnector',
        input: connectorInput,
        onDone: {
          target: 'checkAuthType',
          actions: { type: 'keepConnector', params: ({ event }) => event.output },
        },
        onError: {
          target: 'failed',
          actions: { type: 'noteError', params: 'fetchConnector' },
        },
      },
    },

    checkAuthType: {
      description: 'Decides what has to be done; asks nobody.',
      tags: ['pending', 'step:loading'],
      always: [
        { guard: 'needsNothing', target: 'authenticated' },
        {
          guard: { type: 'isMethod', params: 'unsupported' },
          target: 'failed',
          actions: 'noteUnsupported',
        },
        { guard: 'requiredUnset', target: 'collectProperties' },
        { target: 'authenticating' },
      ],
    },

    collectProperties: {
      description: 'The user enters the properties the connector needs, and optional ones.',
      tags: ['input', 'step:properties'],
      on: {
        'properties.submit': [
          {
            guard: 'valuesChange',
            target: 'setProperties',
            actions: 'keepValues',
          },
          { guard: 'valuesFit', target: 'authenticating', actions: 'keepValues' },
          { actions: 'keepValues' },
        ],
      },
    },

    setProperties: {
      description: 'Stores the changed properties in Cyclr, all at once.',
      tags: ['pending', 'step:saving'],
      invoke: {
        id: 'setProperties',
        src: 'setProperties',
        input: ({ context }) => ({
          accountConnectorId: context.accountConnectorId,
          changes: context.changes,
          readFirst: context.storedUncertain,
        }),
        onDone: {
          target: 'authenticating',
          actions: { type: 'keepStored', params: ({ event }) => event.output },
        },
        onError: [
          {
            guard: 'typingCanMend',
            target: 'collectProperties',
            actions: [{ type: 'noteError', params: 'setProperties' }, 'doubtStored'],
          },
          {
            target: 'failed',
            actions: [{ type: 'noteError', params: 'setProperties' }, 'doubtStored'],
          },
        ],
      },
      on: { back: { target: 'collectProperties', actions: 'doubtStored' } },
    },

    authenticating: {
      description: 'Authenticates in the way of this connector.',
      initial: 'choosing',
      states: {
        choosing: {
          description: 'Decides how, and where to take up an attempt that failed; asks nobody.',
          tags: ['pending', 'step:loading'],
          always: [
            { guard: { type: 'isMethod', params: 'tokenGrant' }, target: 'tokenGrant' },
            { guard: { type: 'credentialsAre', params: 'apiKey' }, target: 'apiKey.saving' },
            { guard: { type: 'isMethod', params: 'apiKey' }, target: 'apiKey' },
            { guard: { type: 'credentialsAre', params: 'basic' }, target: 'basic.saving' },
            { guard: { type: 'isMethod', params: 'basic' }, target: 'basic' },
            { guard: { type: 'signInIs', params: 'landed' }, target: 'oauth.confirming' },
            { guard: { type: 'signInIs', params: 'begun' }, target: 'oauth.signingIn' },
            {
              guard: { type: 'signInIs', params: 'away' },
              target: 'oauth.settling',
              actions: 'resumeDriver',
            },
            { guard: { type: 'isMethod', params: 'oauth' }, target: 'oauth' },
            { target: 'none' },
          ],
        },

        none: {
          description: 'Nothing to enter: asks Cyclr whether it is content.',
          tags: ['pending', 'step:loading'],
          invoke: {
            id: 'fetchConnector',
            src: 'fetchConnector',
            input: connectorInput,
            onDone: [
              {
                guard: { type: 'isReady', params: ({ event }) => event.output },
                target: '#connectorAuth.authenticated',
              },
              {
                guard: 'hasProperties',
                target: '#connectorAuth.collectProperties',
                actions: [
                  { type: 'keepConnector', params: ({ event }) => event.output },
                  'noteNotAccepted',
                ],
              },
              { target: '#connectorAuth.failed', actions: 'noteNotAccepted' },
            ],
            onError: {
              target: '#connectorAuth.failed',
              actions: { type: 'noteError', params: 'authenticating' },
            },
          },
        },

        tokenGrant: {
          description: 'Tells Cyclr to fetch a token by itself.',
          tags: ['pending', 'step:saving'],
          invoke: {
            id: 'authenticate',
            src: 'authenticate',
            input: ({ context }) => ({
              accountConnectorId: context.accountConnectorId,
              credentials: { kind: 'tokenGrant' },
            }),
            onDone: [
              {
                guard: { type: 'isAuthenticated', params: ({ event }) => event.output },
                target: '#connectorAuth.authenticated',
              },
              {
                guard: 'hasProperties',
                target: '#connectorAuth.collectProperties',
                actions: 'noteNotAccepted',
              },
              { target: '#connectorAuth.failed', actions: 'noteNotAccepted' },
            ],
            onError: [
              {
                guard: and(['typingCanMend', 'hasProperties']),
                target: '#connectorAuth.collectProperties',
                actions: { type: 'noteError', params: 'authenticating' },
              },
              {
                target: '#connectorAuth.failed',
                actions: { type: 'noteError', params: 'authenticating' },
              },
            ],
          },
        },

        apiKey: {
          description: 'An API key.',
          initial: 'entering',
          states: {
            entering: {
              description: 'The user enters the key.',
              tags: ['input', 'step:apiKey'],
              on: {
                'apiKey.submit': [
                  {
                    guard: 'credentialsFit',
                    target: 'saving',
                    actions: 'keepCredentials',
                  },
                  { actions: 'keepCredentials' },
                ],
                back: {
                  guard: 'hasProperties',
                  target: '#connectorAuth.collectProperties',
                  actions: 'clearError',
                },
              },
            },
            saving: {
              description: 'Stores it in Cyclr.',
              tags: ['pending', 'step:saving'],
              invoke: {
                id: 'authenticate',
                src: 'authenticate',
                input: credentialsInput,
                onDone: [
                  {
                    guard: { type: 'isAuthenticated', params: ({ event }) => event.output },
                    target: '#connectorAuth.authenticated',
                  },
                  { target: 'entering', actions: ['noteNotAccepted', 'forgetCredentials'] },
                ],
                onError: [
                  {
                    guard: 'typingCanMend',
                    target: 'entering',
                    actions: [{ type: 'noteError', params: 'authenticating' }, 'forgetCredentials'],
                  },
                  {
                    target: '#connectorAuth.failed',
                    actions: { type: 'noteError', params: 'authenticating' },
                  },
                ],
              },
              on: { back: { target: 'entering', actions: 'forgetCredentials' } },
            },
          },
        },

        basic: {
          description: 'A user name and a password.',
          initial: 'entering',
          states: {
            entering: {
              description: 'The user enters both.',
              tags: ['input', 'step:basic'],
              on: {
                'basic.submit': [
                  {
                    guard: 'credentialsFit',
                    target: 'saving',
                    actions: 'keepCredentials',
                  },
                  { actions: 'keepCredentials' },
                ],
                back: {
                  guard: 'hasProperties',
                  target: '#connectorAuth.collectProperties',
                  actions: 'clearError',
                },
              },
            },
            saving: {
              description: 'Stores it in Cyclr.',
              tags: ['pending', 'step:saving'],
              invoke: {
                id: 'authenticate',
                src: 'authenticate',
                input: credentialsInput,
                onDone: [
                  {
                    guard: { type: 'isAuthenticated', params: ({ event }) => event.output },
                    target: '#connectorAuth.authenticated',
                  },
                  { target: 'entering', actions: ['noteNotAccepted', 'forgetCredentials'] },
                ],
                onError: [
                  {
                    guard: 'typingCanMend',
                    target: 'entering',
                    actions: [{ type: 'noteError', params: 'authenticating' }, 'forgetCredentials'],
                  },
                  {
                    target: '#connectorAuth.failed',
                    actions: { type: 'noteError', params: 'authenticating' },
                  },
                ],
              },
              on: { back: { target: 'entering', actions: 'forgetCredentials' } },
            },
          },
        },

        oauth: {
          description: 'A sign-in page of the connected app.',
          initial: 'ready',
          exit: 'stopDriver',
          states: {
            ready: {
              description: 'The user is about to start the sign-in.',
              tags: ['input', 'step:oauth'],
              on: {
                'oauth.start': 'signingIn',
                back: { guard: 'hasProperties', target: '#connectorAuth.collectProperties' },
              },
              exit: ['clearError', 'clearNotice'],
            },
            signingIn: {
              description: 'The user signs in elsewhere, while Cyclr is asked whether it is done.',
              tags: ['pending', 'step:oauth'],
              entry: ['stopDriver', 'signInBegun', 'startDriver'],
              invoke: {
                id: 'watch',
                src: 'watchAuthentication',
                input: watchInput,
                onDone: [
                  {
                    guard: { type: 'watchSaw', params: ({ event }) => event.output },
                    target: '#connectorAuth.authenticated',
                  },
                  {
                    target: '#connectorAuth.failed',
                    actions: { type: 'noteRefusal', params: ({ event }) => event.output },
                  },
                ],
                onError: {
                  target: '#connectorAuth.failed',
                  actions: { type: 'noteError', params: 'authenticating' },
                },
              },
              on: {
                'signIn.link': { actions: 'keepLink' },
                'signIn.blocked': { actions: ['keepLink', 'notePopupBlocked'] },
                'signIn.closed': 'settling',
                'oauth.start': { target: 'signingIn', reenter: true },
                'oauth.cancel': { target: 'ready', actions: ['stopDriver', 'signInIdle'] },
              },
              after: {
                linkLifetime: { actions: 'expireLink' },
                signInLimit: { target: '#connectorAuth.failed', actions: 'noteSignInTimeout' },
              },
              exit: ['clearError', 'clearNotice'],
            },
            settling: {
              description: 'The window seems closed, but Cyclr has not said so yet.',
              tags: ['pending', 'step:oauth'],
              invoke: {
                id: 'watch',
                src: 'watchAuthentication',
                input: watchInput,
                onDone: [
                  {
                    guard: { type: 'watchSaw', params: ({ event }) => event.output },
                    target: '#connectorAuth.authenticated',
                  },
                  {
                    target: '#connectorAuth.failed',
                    actions: { type: 'noteRefusal', params: ({ event }) => event.output },
                  },
                ],
                onError: {
                  target: '#connectorAuth.failed',
                  actions: { type: 'noteError', params: 'authenticating' },
                },
              },
              on: {
                'oauth.start': 'signingIn',
                'oauth.cancel': { target: 'ready', actions: ['stopDriver', 'signInIdle'] },
              },
              after: { settleGrace: 'confirming' },
            },
            confirming: {
              description: 'One answer of Cyclr decides.',
              tags: ['pending', 'step:oauth'],
              invoke: {
                id: 'fetchConnector',
                src: 'fetchConnector',
                input: connectorInput,
                onDone: [
                  {
                    guard: { type: 'isSignedIn', params: ({ event }) => event.output },
                    target: '#connectorAuth.authenticated',
                  },
                  {
                    guard: { type: 'signInIs', params: 'landed' },
                    target: 'ready',
                    actions: ['noteNotAccepted', 'stopDriver', 'signInIdle'],
                  },
                  // The window may be open all the same, so whoever waits for its end goes on.
                  { target: 'ready', actions: ['noteWindowClosed', 'signInIdle'] },
                ],
                onError: {
                  target: '#connectorAuth.failed',
                  actions: { type: 'noteError', params: 'authenticating' },
                },
              },
              on: {
                'oauth.cancel': { target: 'ready', actions: ['stopDriver', 'signInIdle'] },
              },
            },
          },
          on: {
            'signIn.landed': { target: '.confirming', actions: 'signInLanded' },
            'signIn.failed': {
              target: '#connectorAuth.failed',
              actions: { type: 'noteError', params: 'authenticating' },
            },
          },
        },
      },
    },

    authenticated: {
      type: 'final',
      description: 'Cyclr says the connector is authenticated.',
      tags: 'step:authenticated',
      entry: 'noteSaved',
    },

    failed: {
      description: 'Something that typing cannot mend; it can be retried or left.',
      tags: ['input', 'step:failed'],
      on: {
        retry: [
          { guard: { type: 'failedIn', params: 'setProperties' }, target: 'setProperties' },
          { guard: { type: 'failedIn', params: 'authenticating' }, target: 'authenticating' },
          { target: 'fetchConnector' },
        ],
        back: [
          {
            guard: 'failedEntering',
            target: 'authenticating',
            actions: ['forgetCredentials', 'signInIdle'],
          },
          { guard: 'failedAfterProperties', target: 'collectProperties' },
        ],
      },
      exit: 'clearError',
    },

    cancelled: {
      type: 'final',
      description: 'The user has left the flow.',
      tags: 'step:cancelled',
      entry: 'forgetSecrets',
    },
  },
  output: ({ context: { accountConnectorId, verified } }) =>
    verified
      ? { status: 'authenticated', accountConnectorId, verified }
      : { status: 'cancelled', accountConnectorId },
});
