import { createActor } from 'xstate';
import type { ConnectorAuthCommand } from '../../machines/connector-auth.types.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import type { Outcome } from '../domain/outcome.js';
import { Secret } from '../domain/secret.js';
import type { PropertyInputs } from '../domain/validation.js';
import type { AttemptStorage } from '../oauth/attempt-memory.js';
import type { OAuthDriver } from '../oauth/driver.js';
import { popupDriver } from '../oauth/popup.js';
import type { ConnectorView } from './connector-view.js';
import { type ConnectorAuthSnapshot, describeConnectorAuth } from './describe-connector-auth.js';
import { defaultDriver, type FlowDelays, machineFor } from './machine-for.js';

export interface ConnectorAuthOptions {
  /** The way to Cyclr: `createCyclrClient` on a server, `createGatewayClient` in a browser. */
  readonly api: ConnectorApi;
  /** Cyclr's id of the installed connector. */
  readonly accountConnectorId: number;
  /** Takes the user to a sign-in page. Default: a pop-up where there is a window, a link elsewhere. */
  readonly oauth?: OAuthDriver;
  /** Where the default pop-up driver remembers a sign-in over a reload of the page. Default: nowhere. */
  readonly storage?: AttemptStorage;
  /** Watches the flow: one of the inspectors of `cyclr-auth-machine/inspect`. */
  readonly inspect?: FlowInspector;
  /** Authenticate anew although Cyclr says it is authenticated. Default: false. */
  readonly reauthenticate?: boolean;
  /** Limits in ms, where the defaults do not fit. Share one object between flows. */
  readonly delays?: FlowDelays;
  /** Timers to use, for tests and simulations. Default: the platform's. */
  readonly clock?: Clock;
}

/** What the store asks of an inspector: to take what XState tells, from which it takes out what is secret. */
export interface FlowInspector {
  xstate(event: unknown): void;
}

/** The two timer functions a flow uses. */
export interface Clock {
  setTimeout(fn: (...args: unknown[]) => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}

/** One running flow. Every method may be called at any time; what does not fit the step changes nothing. */
export interface ConnectorAuth {
  /** The same reference until something changes. */
  getView(): ConnectorView;
  /** The listener is called at once and on each change; returns what unsubscribes it. */
  subscribe(listener: (view: ConnectorView) => void): () => void;
  submitProperties(values: PropertyInputs): void;
  submitApiKey(key: string | Secret): void;
  submitBasic(username: string, password: string | Secret): void;
  /** Call it in the user's click, as it may open a window. Also starts over while a sign-in is under way. */
  startOAuth(): void;
  cancelOAuth(): void;
  back(): void;
  retry(): void;
  /** Ends the flow as cancelled. Idempotent. */
  cancel(): void;
  /** Settles always: with how the flow ended, or as cancelled when it was stopped. Never rejects. */
  readonly done: Promise<Outcome>;
  /** Ends the flow without a word to its listeners; aborts what is under way. Idempotent. */
  stop(): void;
}

/**
 * Starts the flow of one account connector and gives a store of what to show.
 *
 * @example
 * const auth = createConnectorAuth({ api, accountConnectorId: 42 });
 * auth.subscribe((view) => render(view));
 * const outcome = await auth.done;
 */
export const createConnectorAuth = ({
  api,
  accountConnectorId,
  oauth,
  storage,
  inspect,
  reauthenticate = false,
  delays,
  clock,
}: ConnectorAuthOptions): ConnectorAuth => {
  const driver = oauth ?? (storage ? popupDriver({ storage }) : defaultDriver);
  const resume = driver.resume?.(accountConnectorId);
  const actor = createActor(machineFor(api, driver, delays), {
    input: { accountConnectorId, reauthenticate, resume },
    ...(clock && { clock }),
    ...(inspect && { inspect: (event) => inspect.xstate(event) }),
  });
  const send = (command: ConnectorAuthCommand) => {
    if (actor.getSnapshot().status === 'active') actor.send(command);
  };

  // Described when asked for, so that a flow nobody looks at costs next to nothing.
  let shown: ConnectorAuthSnapshot | undefined;
  let view: ConnectorView;
  const getView = (): ConnectorView => {
    const snapshot = actor.getSnapshot();
    if (snapshot !== shown) {
      shown = snapshot;
      view = describeConnectorAuth(snapshot);
    }
    return view;
  };

  const done = new Promise<Outcome>((resolve) => {
    const settle = () =>
      resolve(actor.getSnapshot().output ?? { status: 'cancelled', accountConnectorId });
    actor.subscribe({ complete: settle, error: settle });
  });
  actor.start();

  return {
    getView,
    subscribe: (listener) => {
      let seen = getView();
      listener(seen);
      const subscription = actor.subscribe(() => {
        if (getView() === seen) return;
        seen = getView();
        listener(seen);
      });
      return () => subscription.unsubscribe();
    },
    // Every value is sealed: which of them are sensitive is for the connector's fields to say.
    submitProperties: (values) =>
      send({
        type: 'properties.submit',
        values: Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            value instanceof Secret ? value : Secret.of(String(value ?? '')),
          ]),
        ),
      }),
    submitApiKey: (key) => send({ type: 'apiKey.submit', key: Secret.of(key) }),
    submitBasic: (username, password) =>
      send({ type: 'basic.submit', username, password: Secret.of(password) }),
    startOAuth: () => send({ type: 'oauth.start' }),
    cancelOAuth: () => send({ type: 'oauth.cancel' }),
    back: () => send({ type: 'back' }),
    retry: () => send({ type: 'retry' }),
    cancel: () => send({ type: 'cancel' }),
    done,
    stop: () => {
      actor.stop();
    },
  };
};
