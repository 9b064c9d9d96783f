import { assign, setup } from 'xstate';
import type { AccountConnector } from '../src/domain/account-connector.js';
import type { AuthError } from '../src/domain/auth-error.js';
import { toAuthError } from '../src/domain/auth-error.js';
import { fetchConnector } from './services.js';

export interface AuthenticationWatchInput {
  readonly accountConnectorId: number;
  /** A connector that is authenticated already says nothing by still being so. */
  readonly authenticatedBefore: boolean;
}

/** Why the watch ended: Cyclr says it is authenticated now, or asking is of no use any more. */
export type AuthenticationWatchOutput =
  | { readonly authenticated: true; readonly connector: AccountConnector | undefined }
  | { readonly authenticated: false; readonly error: AuthError };

/**
 * Asks Cyclr, less and less often, until the connector has become authenticated.
 * Passing faults are ridden out; the one who invokes it sets the time limit.
 */
export const authenticationWatchMachine = setup({
  types: {
    input: {} as AuthenticationWatchInput,
    context: {} as AuthenticationWatchInput & {
      asked: number;
      connector: AccountConnector | undefined;
      error: AuthError | undefined;
    },
    output: {} as AuthenticationWatchOutput,
  },
  actors: { fetchConnector },
  delays: {
    pollInterval: ({ context }) => Math.min(2_000 * 1.5 ** context.asked, 15_000),
  },
}).createMachine({
  id: 'authenticationWatch',
  context: ({ input }) => ({ ...input, asked: 0, connector: undefined, error: undefined }),
  initial: 'waiting',
  states: {
    waiting: {
      description: 'Waits before asking Cyclr again, longer each time.',
      after: { pollInterval: 'asking' },
    },
    asking: {
      description: 'Asks Cyclr whether the connector is authenticated by now.',
      entry: assign({ asked: ({ context }) => context.asked + 1 }),
      invoke: {
        id: 'fetchConnector',
        src: 'fetchConnector',
        input: ({ context }) => ({ accountConnectorId: context.accountConnectorId }),
        onDone: [
          {
            guard: ({ context, event }) =>
              event.output.authenticated && !context.authenticatedBefore,
            target: 'changed',
            actions: assign({ connector: ({ event }) => event.output }),
          },
          {
            target: 'waiting',
            actions: assign({
              authenticatedBefore: ({ event }) => event.output.authenticated,
            }),
          },
        ],
        onError: [
          {
            guard: ({ event }) => toAuthError(event.error, 'authenticating').retryable,
            target: 'waiting',
          },
          {
            target: 'refused',
            actions: assign({
              error: ({ event }) => toAuthError(event.error, 'authenticating'),
            }),
          },
        ],
      },
    },
    changed: { type: 'final', description: 'Cyclr says the connector is authenticated now.' },
    refused: { type: 'final', description: 'Cyclr refuses to say; asking again would not help.' },
  },
  output: ({ context }) =>
    context.error
      ? { authenticated: false, error: context.error }
      : { authenticated: true, connector: context.connector },
});
