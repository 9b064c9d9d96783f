import { createActor } from 'xstate';
import { accountAuthMachine } from '../../machines/account-auth.machine.js';
import type { AccountAuthEvent, VerificationChecks } from '../../machines/account-auth.types.js';
import type { AccountOutcome, ConnectorSource } from '../domain/account.js';
import { popupDriver } from '../oauth/popup.js';
import { createAccountServices } from '../services/account-services.js';
import type { AccountView } from './account-view.js';
import type { FlowOptions } from './connector-auth.js';
import { type ConnectorAuth, type ConnectorAuthActor, connectorStore } from './connector-store.js';
import { describeAccountAuth } from './describe-account-auth.js';
import { defaultDriver, machineFor } from './machine-for.js';
import { viewStore } from './view-store.js';

export interface AccountAuthOptions extends FlowOptions {
  /** Which connectors to take: all, a list, or those of a template or of an installed one. Default: all of the account. */
  readonly source?: ConnectorSource;
  /** Calls that show whether what was stored works, by the name of the app. Default: none. */
  readonly checks?: VerificationChecks;
}

/** A running flow of an account. Every method may be called at any time; what does not fit the step changes nothing. */
export interface AccountAuth {
  /** The same reference until something changes. */
  getView(): AccountView;
  /** The listener is called at once and on each change; returns what unsubscribes it. */
  subscribe(listener: (view: AccountView) => void): () => void;
  /** The flow of the connector at hand, to be drawn and answered like any other; nothing between two. */
  connector(): ConnectorAuth | undefined;
  /** Begins with the first connector that is to do. */
  next(): void;
  /** Takes this connector, also one that was skipped or failed before. */
  choose(accountConnectorId: number): void;
  /** Leaves the connector at hand for later. */
  skip(): void;
  /** Shows the list, while the connector at hand waits as it is. */
  pause(): void;
  resume(): void;
  /** Ends with what has been done. */
  finish(): void;
  retry(): void;
  /** Ends the flow as cancelled; what has been authenticated stays so. Idempotent. */
  cancel(): void;
  /** Settles always: with how each connector ended. Never rejects. */
  readonly done: Promise<AccountOutcome>;
  /** Ends the flow without a word to its listeners; aborts what is under way. Idempotent. */
  stop(): void;
}

/**
 * Starts the flow of an account's connectors, one at a time, and gives a store of what to show.
 *
 * @example
 * const account = createAccountAuth({ api });
 * account.subscribe((view) => render(view, account.connector()));
 * account.next();
 */
export const createAccountAuth = ({
  api,
  source,
  checks,
  oauth,
  storage,
  inspect,
  delays,
  clock,
}: AccountAuthOptions): AccountAuth => {
  const driver = oauth ?? (storage ? popupDriver({ storage }) : defaultDriver);
  const machine = accountAuthMachine.provide({
    actors: createAccountServices(api, { oauth: driver }, machineFor(api, driver, delays)),
  });
  const actor = createActor(machine, {
    input: { checks, ...(source && { source }) },
    ...(clock && { clock }),
    ...(inspect && { inspect: (event) => inspect.xstate(event) }),
  });
  const send = (event: AccountAuthEvent) => {
    if (actor.getSnapshot().status === 'active') actor.send(event);
  };

  const stores = new WeakMap<ConnectorAuthActor, ConnectorAuth>();
  const connector = (): ConnectorAuth | undefined => {
    const { context, children } = actor.getSnapshot();
    const child = children.connector;
    if (!child || context.current === undefined) return undefined;
    const known = stores.get(child);
    if (known) return known;
    const store = connectorStore(child, () => child.send({ type: 'cancel' }));
    stores.set(child, store);
    return store;
  };

  const done = new Promise<AccountOutcome>((resolve) => {
    const settle = () => {
      const { output, context } = actor.getSnapshot();
      resolve(output ?? { status: 'cancelled', connectors: context.entries });
    };
    actor.subscribe({ complete: settle, error: settle });
  });
  actor.start();

  return {
    ...viewStore(actor, describeAccountAuth),
    connector,
    next: () => send({ type: 'account.next' }),
    choose: (accountConnectorId) => send({ type: 'account.choose', accountConnectorId }),
    skip: () => send({ type: 'account.skip' }),
    pause: () => send({ type: 'account.pause' }),
    resume: () => send({ type: 'account.resume' }),
    finish: () => send({ type: 'account.finish' }),
    retry: () => send({ type: 'retry' }),
    cancel: () => send({ type: 'cancel' }),
    done,
    stop: () => {
      actor.stop();
    },
  };
};
