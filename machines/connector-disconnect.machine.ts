import { assign, setup } from 'xstate';
import type { AccountConnector } from '../src/domain/account-connector.js';
import { type Stage, toAuthError } from '../src/domain/auth-error.js';
import type { DisconnectOutcome } from '../src/domain/outcome.js';
import type {
  ConnectorDisconnectContext,
  ConnectorDisconnectEvent,
  ConnectorDisconnectInput,
  ConnectorDisconnectTag,
} from './connector-disconnect.types.js';
import { errorOf } from './rejection.js';
import { disconnect, fetchConnector } from './services.js';

/**
 * Takes the credentials of a connector away, or the connector itself, once the user has been told what that stops.
 *
 * What is done already counts as done: a connector without credentials, or one that is gone.
 *
 * @example
 * const machine = connectorDisconnectMachine.provide({ actors: createDisconnectServices(api) });
 * const actor = createActor(machine, { input: { accountConnectorId: 42 } }).start();
 */
export const connectorDisconnectMachine = setup({
  types: {
    input: {} as ConnectorDisconnectInput,
    context: {} as ConnectorDisconnectContext,
    events: {} as ConnectorDisconnectEvent,
    output: {} as DisconnectOutcome,
    tags: {} as ConnectorDisconnectTag,
  },
  actors: { fetchConnector, disconnect },
  guards: {
    /** Nothing is stored that could be taken away. */
    isDone: ({ context }, { authenticated }: AccountConnector) => !context.remove && !authenticated,
    isGone: ({ context, event }) =>
      context.remove && toAuthError(errorOf(event), 'fetchConnector').code === 'notFound',
    failedIn: ({ context }, stage: Stage) => context.error?.stage === stage,
  },
  actions: {
    keepConnector: assign({ connector: (_, connector: AccountConnector) => connector }),
    noteError: assign({ error: ({ event }, stage: Stage) => toAuthError(errorOf(event), stage) }),
    clearError: assign({ error: undefined }),
    noteTold: assign({ told: true }),
    noteDone: assign({ status: ({ context }) => (context.remove ? 'removed' : 'disconnected') }),
    noteCancelled: assign({ status: 'cancelled' }),
  },
}).createMachine({
  id: 'connectorDisconnect',
  context: ({ input }) => ({
    accountConnectorId: input.accountConnectorId,
    remove: input.remove ?? false,
    connector: undefined,
    error: undefined,
    told: false,
    status: undefined,
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
        input: ({ context: { accountConnectorId } }) => ({ accountConnectorId }),
        onDone: [
          {
            guard: { type: 'isDone', params: ({ event }) => event.output },
            target: 'disconnected',
            actions: { type: 'keepConnector', params: ({ event }) => event.output },
          },
          {
            target: 'confirming',
            actions: { type: 'keepConnector', params: ({ event }) => event.output },
          },
        ],
        onError: [
          { guard: 'isGone', target: 'disconnected' },
          { target: 'failed', actions: { type: 'noteError', params: 'fetchConnector' } },
        ],
      },
    },

    confirming: {
      description: 'The user is told what Cyclr will do: what runs with the connector stops.',
      tags: ['input', 'step:confirm'],
      on: { 'disconnect.confirm': 'disconnecting' },
    },

    disconnecting: {
      description: 'Cyclr takes the credentials away, or the connector itself.',
      tags: ['pending', 'step:saving'],
      entry: 'noteTold',
      invoke: {
        id: 'disconnect',
        src: 'disconnect',
        input: ({ context: { accountConnectorId, remove } }) => ({ accountConnectorId, remove }),
        onDone: 'disconnected',
        onError: { target: 'failed', actions: { type: 'noteError', params: 'disconnecting' } },
      },
    },

    disconnected: {
      type: 'final',
      description: 'Nothing is stored any more.',
      tags: 'step:disconnected',
      entry: 'noteDone',
    },

    failed: {
      description: 'Cyclr refused or could not be reached; it can be tried again or left.',
      tags: ['input', 'step:failed'],
      on: {
        retry: [
          { guard: { type: 'failedIn', params: 'disconnecting' }, target: 'disconnecting' },
          { target: 'fetchConnector' },
        ],
      },
      exit: 'clearError',
    },

    cancelled: {
      type: 'final',
      description:
        'The user has left the flow; what Cyclr has not been told by then it does not do.',
      tags: 'step:cancelled',
      entry: 'noteCancelled',
    },
  },
  output: ({ context: { accountConnectorId, status = 'cancelled' } }) => ({
    status,
    accountConnectorId,
  }),
});
