import { createActor } from 'xstate';
import { connectorDisconnectMachine } from '../../machines/connector-disconnect.machine.js';
import type { ConnectorDisconnectEvent } from '../../machines/connector-disconnect.types.js';
import type { DisconnectOutcome } from '../domain/outcome.js';
import { createDisconnectServices } from '../services/disconnect-services.js';
import type { FlowOptions } from './connector-auth.js';
import { describeConnectorDisconnect } from './describe-connector-disconnect.js';
import type { DisconnectView } from './disconnect-view.js';
import { viewStore } from './view-store.js';

export interface ConnectorDisconnectOptions extends Pick<FlowOptions, 'api' | 'inspect' | 'clock'> {
  /** Cyclr's id of the installed connector. */
  readonly accountConnectorId: number;
  /** Remove the instance altogether, and not only its credentials. Default: false. */
  readonly remove?: boolean;
}

/** Disconnecting as it runs. Every method may be called at any time; what does not fit the step changes nothing. */
export interface ConnectorDisconnect {
  /** The same reference until something changes. */
  getView(): DisconnectView;
  /** The listener is called at once and on each change; returns what unsubscribes it. */
  subscribe(listener: (view: DisconnectView) => void): () => void;
  /** The user has read what Cyclr will do, and wants it. */
  confirm(): void;
  retry(): void;
  /** Leaves the connector as it is, where Cyclr has not done it yet. Idempotent. */
  cancel(): void;
  /** Settles always. Never rejects. */
  readonly done: Promise<DisconnectOutcome>;
  /** Ends it without a word to its listeners; aborts what is under way. Idempotent. */
  stop(): void;
}

/**
 * Takes a connector's credentials away, or the connector itself, once the user has confirmed it.
 *
 * @example
 * const disconnect = createConnectorDisconnect({ api, accountConnectorId: 42 });
 * disconnect.subscribe((view) => render(view));
 */
export const createConnectorDisconnect = ({
  api,
  accountConnectorId,
  remove = false,
  inspect,
  clock,
}: ConnectorDisconnectOptions): ConnectorDisconnect => {
  const actor = createActor(
    connectorDisconnectMachine.provide({ actors: createDisconnectServices(api) }),
    {
      input: { accountConnectorId, remove },
      ...(clock && { clock }),
      ...(inspect && { inspect: (event) => inspect.xstate(event) }),
    },
  );
  const send = (event: ConnectorDisconnectEvent) => {
    if (actor.getSnapshot().status === 'active') actor.send(event);
  };
  const done = new Promise<DisconnectOutcome>((resolve) => {
    const settle = () =>
      resolve(actor.getSnapshot().output ?? { status: 'cancelled', accountConnectorId });
    actor.subscribe({ complete: settle, error: settle });
  });
  actor.start();
  return {
    ...viewStore(actor, describeConnectorDisconnect),
    confirm: () => send({ type: 'disconnect.confirm' }),
    retry: () => send({ type: 'retry' }),
    cancel: () => send({ type: 'cancel' }),
    done,
    stop: () => {
      actor.stop();
    },
  };
};
