import { and, not } from 'xstate';
import { lookupsOf } from '../src/domain/lookup.js';
import type { AuthenticationWatchOutput } from './authentication-watch.machine.js';
import { connectorAuthSetup, idOf } from './connector-auth.setup.js';
import type { ConnectorAuthContext } from './connector-auth.types.js';

interface Situation {
  readonly context: ConnectorAuthContext;
}

const connectorInput = ({ context }: Situation) => ({
  accountConnectorId: idOf(context),
  authenticationId: context.authenticationId,
});

const watchInput = ({ context }: Situation) => ({
  accountConnectorId: idOf(context),
  authenticatedBefore: context.connector?.authenticated === true,
});

const credentialsInput = ({ context }: Situation) => ({
  accountConnectorId: idOf(context),
  credentials: context.credentials,
});

/** What is left to say of the app once its method and name are chosen. */
const orderOf = ({ install, installable, authenticationId, name }: ConnectorAuthContext) => ({
  releaseId: installable?.release.id ?? Number.NaN,
  name: name ?? install?.name ?? installable?.release.name ?? '',
  ...(install?.description !== undefined && { description: install.description }),
  ...(authenticationId !== undefined && { authenticationId }),
});

/** What typing cannot mend of authenticating. */
const failedHere = {
  target: '#connectorAuth.failed',
  actions: { type: 'noteError', params: 'authenticating' },
} as const;

const connectorSeen = (output: AuthenticationWatchOutput) =>
  output.authenticated ? output.connector : undefined;

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
export const connectorAuthMachine = connectorAuthSetup.createMachine({
  id: 'connectorAuth',
  context: ({ input }) => ({
    accountConnectorId: input.accountConnectorId,
    reauthenticate: input.reauthenticate ?? false,
    verify: input.verify,
    install: input.install,
    installable: undefined,
    authenticationId: input.install ? undefined : input.authenticationId,
    name: undefined,
    installUncertain: false,
    connector: undefined,
    draft: {},
    changes: [],
    storedUncertain: false,
    credentials: undefined,
    username: undefined,
    connected: 'no',
    error: undefined,
    link: undefined,
    notice: undefined,
    signIn: input.resume ?? 'idle',
    verified: undefined,
  }),
  initial: 'install',
  on: { cancel: '.cancelled' },
  states: {
    install: {
      description: 'An app that is not in the account yet is installed; any other is past this.',
      initial: 'deciding',
      states: {
        deciding: {
          description: 'Decides what is left to do before it is installed; asks nobody.',
          tags: ['pending', 'step:loading'],
          always: [
            { guard: 'isInstalled', target: '#connectorAuth.fetchConnector' },
            { guard: not('isPrepared'), target: 'preparing' },
            { guard: 'isMethodOpen', target: 'choosingMethod' },
            { target: 'installing' },
          ],
        },
        preparing: {
          description: 'Asks Cyclr what the app is and how it can be authenticated.',
          tags: ['pending', 'step:loading'],
          invoke: {
            id: 'fetchInstallable',
            src: 'fetchInstallable',
            input: ({ context }) => ({ request: context.install ?? { connector: '' } }),
            onDone: [
              {
                guard: { type: 'canInstall', params: ({ event }) => event.output },
                target: 'deciding',
                actions: { type: 'keepInstallable', params: ({ event }) => event.output },
              },
              {
                target: '#connectorAuth.failed',
                actions: { type: 'noteCannotInstall', params: ({ event }) => event.output },
              },
            ],
            onError: {
              target: '#connectorAuth.failed',
              actions: { type: 'noteError', params: 'install' },
            },
          },
        },
        choosingMethod: {
          description: 'The user chooses how the app is to be authenticated, for good.',
          tags: ['input', 'step:method'],
          on: {
            'method.submit': [
              { guard: 'methodFits', target: 'installing', actions: 'keepMethod' },
              { actions: 'noteWrongMethod' },
            ],
          },
        },
        installing: {
          description: 'Installs one instance of the app.',
          tags: ['pending', 'step:saving'],
          invoke: {
            id: 'installConnector',
            src: 'installConnector',
            input: ({ context }) => ({
              order: orderOf(context),
              known: context.installable?.instances.map(({ id }) => id) ?? [],
              lookFirst: context.installUncertain,
            }),
            onDone: {
              target: '#connectorAuth.fetchConnector',
              actions: { type: 'keepInstalled', params: ({ event }) => event.output },
            },
            onError: [
              { guard: 'isNameTaken', target: 'naming', actions: 'noteNameTaken' },
              {
                target: '#connectorAuth.failed',
                actions: [{ type: 'noteError', params: 'install' }, 'doubtInstalled'],
              },
            ],
          },
        },
        naming: {
          description: 'The user gives another name, as the first one is in use.',
          tags: ['input', 'step:name'],
          on: {
            'name.submit': [
              { guard: 'nameFits', target: 'installing', actions: 'keepName' },
              { actions: 'noteNoName' },
            ],
            back: { guard: 'hasMethods', target: 'choosingMethod', actions: 'forgetMethod' },
          },
        },
      },
    },

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
        {
          guard: 'needsNothing',
          target: 'authenticating.completing',
          actions: 'noteConnectedBefore',
        },
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
          accountConnectorId: idOf(context),
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
            { guard: 'isConnected', target: 'completing' },
            { guard: { type: 'isMethod', params: 'tokenGrant' }, target: 'tokenGrant' },
            { guard: { type: 'credentialsAre', params: 'apiKey' }, target: 'apiKey.saving' },
            { guard: { type: 'isMethod', params: 'apiKey' }, target: 'apiKey' },
            { guard: { type: 'credentialsAre', params: 'basic' }, target: 'basic.saving' },
            { guard: { type: 'isMethod', params: 'basic' }, target: 'basic' },
            { guard: { type: 'credentialsAre', params: 'oauthTokens' }, target: 'oauth.saving' },
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
                target: '#connectorAuth.authenticating.completing',
                actions: { type: 'noteConnected', params: ({ event }) => event.output },
              },
              // Without properties there is nothing that Cyclr could miss.
              {
                target: '#connectorAuth.collectProperties',
                actions: [
                  { type: 'renewConnector', params: ({ event }) => event.output },
                  'noteNotAccepted',
                ],
              },
            ],
            onError: failedHere,
          },
        },

        tokenGrant: {
          description: 'Tells Cyclr to fetch a token by itself.',
          tags: ['pending', 'step:saving'],
          invoke: {
            id: 'authenticate',
            src: 'authenticate',
            input: ({ context }) => ({
              accountConnectorId: idOf(context),
              credentials: { kind: 'tokenGrant' },
            }),
            onDone: [
              {
                guard: { type: 'isAuthenticated', params: ({ event }) => event.output },
                target: '#connectorAuth.authenticating.completing',
                actions: { type: 'noteConnected', params: ({ event }) => event.output },
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
              failedHere,
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
                    target: '#connectorAuth.authenticating.completing',
                    actions: { type: 'noteConnected', params: ({ event }) => event.output },
                  },
                  { target: 'entering', actions: ['noteNotAccepted', 'forgetCredentials'] },
                ],
                onError: [
                  {
                    guard: 'typingCanMend',
                    target: 'entering',
                    actions: [{ type: 'noteError', params: 'authenticating' }, 'forgetCredentials'],
                  },
                  failedHere,
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
                    target: '#connectorAuth.authenticating.completing',
                    actions: { type: 'noteConnected', params: ({ event }) => event.output },
                  },
                  { target: 'entering', actions: ['noteNotAccepted', 'forgetCredentials'] },
                ],
                onError: [
                  {
                    guard: 'typingCanMend',
                    target: 'entering',
                    actions: [{ type: 'noteError', params: 'authenticating' }, 'forgetCredentials'],
                  },
                  failedHere,
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
                'tokens.submit': [
                  {
                    guard: 'credentialsFit',
                    target: 'saving',
                    actions: ['stopDriver', 'keepCredentials'],
                  },
                  { actions: 'keepCredentials' },
                ],
                back: { guard: 'hasProperties', target: '#connectorAuth.collectProperties' },
              },
              exit: ['clearError', 'clearNotice'],
            },
            saving: {
              description: 'Stores tokens that the host has got by itself.',
              tags: ['pending', 'step:saving'],
              invoke: {
                id: 'authenticate',
                src: 'authenticate',
                input: credentialsInput,
                onDone: [
                  {
                    guard: { type: 'isAuthenticated', params: ({ event }) => event.output },
                    target: '#connectorAuth.authenticating.completing',
                    actions: { type: 'noteConnected', params: ({ event }) => event.output },
                  },
                  { target: 'ready', actions: ['noteNotAccepted', 'forgetCredentials'] },
                ],
                onError: [
                  {
                    guard: 'typingCanMend',
                    target: 'ready',
                    actions: [{ type: 'noteError', params: 'authenticating' }, 'forgetCredentials'],
                  },
                  failedHere,
                ],
              },
              on: { back: { target: 'ready', actions: 'forgetCredentials' } },
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
                    target: '#connectorAuth.authenticating.completing',
                    actions: {
                      type: 'noteConnected',
                      params: ({ event }) => connectorSeen(event.output),
                    },
                  },
                  {
                    target: '#connectorAuth.failed',
                    actions: { type: 'noteRefusal', params: ({ event }) => event.output },
                  },
                ],
                onError: failedHere,
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
                    target: '#connectorAuth.authenticating.completing',
                    actions: {
                      type: 'noteConnected',
                      params: ({ event }) => connectorSeen(event.output),
                    },
                  },
                  {
                    target: '#connectorAuth.failed',
                    actions: { type: 'noteRefusal', params: ({ event }) => event.output },
                  },
                ],
                onError: failedHere,
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
                    target: '#connectorAuth.authenticating.completing',
                    actions: { type: 'noteConnected', params: ({ event }) => event.output },
                  },
                  {
                    guard: { type: 'signInIs', params: 'landed' },
                    target: 'ready',
                    actions: ['noteNotAccepted', 'stopDriver', 'signInIdle'],
                  },
                  // The window may be open all the same, so whoever waits for its end goes on.
                  { target: 'ready', actions: ['noteWindowClosed', 'signInIdle'] },
                ],
                onError: failedHere,
              },
              on: {
                'oauth.cancel': { target: 'ready', actions: ['stopDriver', 'signInIdle'] },
              },
            },
          },
          on: {
            'signIn.landed': { target: '.confirming', actions: 'signInLanded' },
            'signIn.failed': failedHere,
          },
        },

        completing: {
          description: 'Cyclr is content; decides whether anything is left to do. Asks nobody.',
          tags: ['pending', 'step:loading'],
          always: [
            { guard: 'needsLookup', target: 'lookingUp' },
            { guard: 'needsMore', target: '#connectorAuth.collectProperties' },
            // Last, as a call may need what was still missing.
            { guard: 'isVerificationOpen', target: 'verifying' },
            { target: '#connectorAuth.authenticated' },
          ],
        },

        verifying: {
          description: 'Calls the connected app, to see whether what was stored works.',
          tags: ['pending', 'step:verifying'],
          invoke: {
            id: 'verify',
            src: 'verify',
            input: ({ context }) => ({
              accountConnectorId: idOf(context),
              check: context.verify ?? { test: '' },
            }),
            onDone: [
              {
                guard: { type: 'canEnterAnew', params: ({ event }) => event.output },
                target: 'choosing',
                actions: { type: 'noteRefused', params: ({ event }) => event.output },
              },
              {
                guard: { type: 'canMendProperties', params: ({ event }) => event.output },
                target: '#connectorAuth.collectProperties',
                actions: { type: 'noteRefused', params: ({ event }) => event.output },
              },
              {
                guard: { type: 'isRefused', params: ({ event }) => event.output },
                target: '#connectorAuth.failed',
                actions: { type: 'noteRefused', params: ({ event }) => event.output },
              },
              {
                target: 'completing',
                actions: { type: 'noteVerified', params: ({ event }) => event.output },
              },
            ],
            onError: { target: 'completing', actions: 'noteUnverifiable' },
          },
        },

        lookingUp: {
          description:
            'Asks the connected app what can be chosen for the properties it decides on.',
          tags: ['pending', 'step:loading'],
          invoke: {
            id: 'lookUp',
            src: 'lookUp',
            input: ({ context }) => ({
              accountConnectorId: idOf(context),
              triggers: lookupsOf(context.connector?.fields ?? []),
            }),
            onDone: {
              target: '#connectorAuth.collectProperties',
              actions: { type: 'keepOptions', params: ({ event }) => event.output },
            },
            onError: [
              // The app has refused what was entered.
              {
                guard: and(['typingCanMend', 'isEntered']),
                target: 'choosing',
                actions: [{ type: 'noteError', params: 'authenticating' }, 'noteDoubted'],
              },
              failedHere,
            ],
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
          { guard: { type: 'failedIn', params: 'install' }, target: 'install' },
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
      entry: 'noteCancelled',
    },
  },
  output: ({ context: { accountConnectorId, verified } }) =>
    accountConnectorId !== undefined && verified
      ? { status: 'authenticated', accountConnectorId, verified }
      : { status: 'cancelled', ...(accountConnectorId !== undefined && { accountConnectorId }) },
});
