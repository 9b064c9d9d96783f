import { and, assertEvent, assign, type SnapshotFrom, setup } from 'xstate';
import {
  type AccountEntry,
  type AccountOutcome,
  entriesFor,
  type InstalledTemplate,
  nextToDo,
  withEntry,
} from '../src/domain/account.js';
import { type AuthError, type Stage, toAuthError } from '../src/domain/auth-error.js';
import type { Outcome } from '../src/domain/outcome.js';
import type { VerificationCheck } from '../src/domain/verification.js';
import type {
  AccountAuthContext,
  AccountAuthEvent,
  AccountAuthInput,
  AccountAuthTag,
  VerificationChecks,
} from './account-auth.types.js';
import { connectorAuthMachine } from './connector-auth.machine.js';
import { errorOf } from './rejection.js';
import { type FoundConnectors, findConnectors, installTemplate } from './services.js';

/** What the list has to know of the flow of the connector at hand. */
interface ConnectorState {
  readonly failed: boolean;
  readonly error: AuthError | undefined;
}

const connectorState = ({
  event: { snapshot },
}: {
  event: { snapshot: SnapshotFrom<typeof connectorAuthMachine> };
}): ConnectorState => ({ failed: snapshot.hasTag('step:failed'), error: snapshot.context.error });

const isEntry =
  (id: number | undefined) =>
  ({ accountConnectorId }: AccountEntry): boolean =>
    accountConnectorId === id;

/** Whether it can be taken. */
const isOpen = ({ status }: AccountEntry): boolean =>
  status === 'toDo' || status === 'skipped' || status === 'failed';

/** Apps are named by Cyclr, so a name may be one that every object has. */
const checkFor = (
  checks: VerificationChecks,
  entry: AccountEntry | undefined,
): VerificationCheck | undefined =>
  entry?.app !== undefined && Object.hasOwn(checks, entry.app) ? checks[entry.app] : undefined;

const chosen = ({ entries }: AccountAuthContext, id: number): AccountEntry | undefined =>
  entries.find(isEntry(id));

/**
 * Takes the user through the connectors of an account, one at a time, each by the connector machine.
 *
 * One that fails, is skipped or is gone does not stop the others; a skipped or failed one can be taken again until
 * the user ends the flow.
 *
 * @example
 * const machine = accountAuthMachine.provide({ actors: createAccountServices(api, { oauth }) });
 * const actor = createActor(machine, { input: {} }).start();
 */
export const accountAuthMachine = setup({
  types: {
    input: {} as AccountAuthInput,
    context: {} as AccountAuthContext,
    events: {} as AccountAuthEvent,
    output: {} as AccountOutcome,
    tags: {} as AccountAuthTag,
    children: {} as {
      installTemplate: 'installTemplate';
      findConnectors: 'findConnectors';
      connector: 'connectorAuth';
    },
  },
  actors: { installTemplate, findConnectors, connectorAuth: connectorAuthMachine },
  guards: {
    hasTemplate: ({ context }) => context.source.kind === 'template',
    someToDo: ({ context }) => nextToDo(context.entries) !== undefined,
    someLeft: ({ context }) =>
      context.entries.some(({ status }) => status === 'skipped' || status === 'failed'),
    isLooking: ({ context }) => context.looking,
    someOpen: ({ context }) => context.entries.some(isOpen),
    hasResumed: ({ context: { entries, resumed } }) =>
      entries.some(isEntry(resumed?.accountConnectorId)),
    canBeTaken: ({ context, event }) => {
      assertEvent(event, 'account.choose');
      const entry = chosen(context, event.accountConnectorId);
      return entry !== undefined && isOpen(entry);
    },
    isCurrent: ({ context, event }) => {
      assertEvent(event, 'account.choose');
      return event.accountConnectorId === context.current;
    },
    isGone: (_, { error, failed }: ConnectorState) => failed && error?.code === 'notFound',
  },
  actions: {
    // From here on it is installed: asking for the list again must not install it again.
    keepTemplate: assign((_, { cycleId, accountConnectorIds }: InstalledTemplate) => ({
      cycleId,
      source: { kind: 'connectors' as const, accountConnectorIds },
    })),
    keepFound: assign({
      entries: (_, { connectors, accountConnectorIds }: FoundConnectors) =>
        entriesFor(connectors, accountConnectorIds),
      // A sign-in that the browser has just come back from goes first.
      resumed: (_, { resumed }: FoundConnectors) => resumed,
    }),
    takeResumed: assign({
      current: ({ context }) => context.resumed?.accountConnectorId,
    }),
    takeNext: assign({
      current: ({ context }) => nextToDo(context.entries),
    }),
    takeChosen: assign({
      current: ({ event }) => {
        assertEvent(event, 'account.choose');
        return event.accountConnectorId;
      },
    }),
    noteOutcome: assign({
      entries: ({ context }, outcome: Outcome) =>
        withEntry(
          context.entries,
          context.current,
          outcome.status === 'authenticated'
            ? { status: 'authenticated', verified: outcome.verified }
            : { status: 'skipped' },
        ),
    }),
    noteSkipped: assign({
      entries: ({ context }) =>
        withEntry(
          context.entries,
          context.current,
          context.connectorError
            ? { status: 'failed', error: context.connectorError }
            : { status: 'skipped' },
        ),
    }),
    lookAtList: assign({ looking: true }),
    lookAway: assign({ looking: false }),
    watchConnector: assign({
      connectorError: (_, { error, failed }: ConnectorState) => (failed ? error : undefined),
    }),
    noteRemoved: assign({
      entries: ({ context }) => withEntry(context.entries, context.current, { status: 'removed' }),
    }),
    noteCrash: assign({
      entries: ({ context, event }) =>
        withEntry(context.entries, context.current, {
          status: 'failed',
          error: toAuthError(errorOf(event), 'fetchConnector'),
        }),
    }),
    // What its driver knew of it is gone with its flow: whoever takes it again begins anew.
    forgetResumed: assign({ resumed: undefined }),
    putDown: assign({ current: undefined, connectorError: undefined }),
    noteError: assign({
      error: ({ event }, stage: Stage) => toAuthError(errorOf(event), stage),
    }),
    clearError: assign({ error: undefined }),
    noteCancelled: assign({ cancelled: true }),
  },
}).createMachine({
  id: 'accountAuth',
  context: ({ input }) => ({
    source: input.source ?? { kind: 'account' },
    checks: input.checks ?? {},
    cycleId: input.source?.kind === 'connectors' ? input.source.cycleId : undefined,
    entries: [],
    current: undefined,
    looking: false,
    resumed: undefined,
    connectorError: undefined,
    error: undefined,
    cancelled: false,
  }),
  initial: 'starting',
  on: { cancel: '.cancelled' },
  states: {
    starting: {
      description: 'Decides whether a template has to be installed first; asks nobody.',
      tags: ['pending', 'step:loading'],
      always: [{ guard: 'hasTemplate', target: 'installTemplate' }, { target: 'findConnectors' }],
    },

    installTemplate: {
      description: 'Installs the template, and with it the connectors it lacks.',
      tags: ['pending', 'step:loading'],
      invoke: {
        id: 'installTemplate',
        src: 'installTemplate',
        input: ({ context: { source } }) => ({
          templateId: source.kind === 'template' ? source.templateId : '',
        }),
        onDone: {
          target: 'findConnectors',
          actions: { type: 'keepTemplate', params: ({ event }) => event.output },
        },
        onError: { target: 'failed', actions: { type: 'noteError', params: 'install' } },
      },
    },

    findConnectors: {
      description: 'Asks Cyclr which connectors there are.',
      tags: ['pending', 'step:loading'],
      invoke: {
        id: 'findConnectors',
        src: 'findConnectors',
        input: ({ context }) => ({ source: context.source }),
        onDone: {
          target: 'arrived',
          actions: { type: 'keepFound', params: ({ event }) => event.output },
        },
        onError: { target: 'failed', actions: { type: 'noteError', params: 'fetchConnector' } },
      },
    },

    arrived: {
      description: 'Goes on with a sign-in the browser has come back from, or shows the list.',
      tags: ['pending', 'step:loading'],
      always: [
        { guard: 'hasResumed', target: 'connecting', actions: 'takeResumed' },
        { guard: 'someToDo', target: 'choosing' },
        { target: 'finished' },
      ],
    },

    choosing: {
      description: 'The user looks at the list, and begins or ends.',
      tags: ['input', 'step:overview'],
      on: {
        'account.next': { guard: 'someToDo', target: 'connecting', actions: 'takeNext' },
        'account.choose': { guard: 'canBeTaken', target: 'connecting', actions: 'takeChosen' },
        'account.finish': 'finished',
      },
    },

    connecting: {
      description: 'One connector goes through its own flow.',
      exit: 'forgetResumed',
      invoke: {
        id: 'connector',
        src: 'connectorAuth',
        input: ({ context: { current, resumed, entries, checks } }) => ({
          accountConnectorId: current ?? Number.NaN,
          verify: checkFor(checks, entries.find(isEntry(current))),
          resume: current === resumed?.accountConnectorId ? resumed?.resume : undefined,
        }),
        onSnapshot: [
          {
            guard: { type: 'isGone', params: connectorState },
            target: 'deciding',
            actions: 'noteRemoved',
          },
          { actions: { type: 'watchConnector', params: connectorState } },
        ],
        onDone: {
          target: 'deciding',
          actions: { type: 'noteOutcome', params: ({ event }) => event.output },
        },
        onError: { target: 'deciding', actions: 'noteCrash' },
      },
      initial: 'active',
      states: {
        active: {
          description: 'The user is at it.',
          tags: ['input', 'step:connector'],
          entry: 'lookAway',
          on: { 'account.pause': 'paused' },
        },
        paused: {
          description: 'The user looks at the list; the connector at hand waits as it is.',
          tags: ['input', 'step:overview'],
          entry: 'lookAtList',
          on: { 'account.resume': 'active', 'account.next': 'active' },
        },
      },
      on: {
        'account.skip': { target: 'deciding', actions: ['noteSkipped', 'lookAway'] },
        'account.choose': [
          { guard: and(['isCurrent', 'canBeTaken']), target: '.active' },
          {
            guard: 'canBeTaken',
            target: 'connecting',
            reenter: true,
            actions: 'takeChosen',
          },
        ],
        'account.finish': 'finished',
      },
    },

    deciding: {
      description: 'Takes the next that is to do, unless the user looks at the list; asks nobody.',
      tags: ['pending', 'step:loading'],
      always: [
        {
          guard: and(['isLooking', 'someOpen']),
          target: 'choosing',
          actions: 'putDown',
        },
        { guard: 'someToDo', target: 'connecting', actions: 'takeNext' },
        { guard: 'someLeft', target: 'choosing', actions: 'putDown' },
        { target: 'finished' },
      ],
    },

    failed: {
      description: 'The list could not be had; it can be asked for again.',
      tags: ['input', 'step:failed'],
      on: { retry: 'starting' },
      exit: 'clearError',
    },

    finished: {
      type: 'final',
      description: 'Nothing is left, or the user has had enough.',
      tags: 'step:finished',
      entry: 'putDown',
    },

    cancelled: {
      type: 'final',
      description: 'The user has left the flow.',
      tags: 'step:cancelled',
      entry: 'noteCancelled',
    },
  },
  output: ({ context: { entries, cancelled, cycleId } }) => ({
    status: cancelled ? 'cancelled' : 'finished',
    ...(cycleId !== undefined && { cycleId }),
    connectors: entries.map(
      ({ icon: _icon, description: _description, app: _app, ...entry }) => entry,
    ),
  }),
});
