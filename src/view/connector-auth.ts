import { createActor } from 'xstate';
import type { ConnectorTarget } from '../../machines/connector-auth.types.js';
import type { ConnectorApi, ConnectorFlowApi } from '../domain/connector-api.js';
import type { VerificationCheck } from '../domain/verification.js';
import type { AttemptStorage } from '../oauth/attempt-memory.js';
import type { OAuthDriver } from '../oauth/driver.js';
import { popupDriver } from '../oauth/popup.js';
import { type ConnectorAuth, connectorStore } from './connector-store.js';
import { defaultDriver, type FlowDelays, machineFor } from './machine-for.js';

/** What every flow is made of. */
export interface FlowOptions<Api = ConnectorApi> {
  /** The way to Cyclr: `createCyclrClient` on a server, `createGatewayClient` in a browser. */
  readonly api: Api;
  /** Takes the user to a sign-in page. Default: a pop-up where there is a window, a link elsewhere. */
  readonly oauth?: OAuthDriver;
  /** Where the default pop-up driver remembers a sign-in over a reload of the page. Default: nowhere. */
  readonly storage?: AttemptStorage;
  /** Watches the flow: one of the inspectors of `cyclr-auth-machine/inspect`. */
  readonly inspect?: FlowInspector;
  /** Limits in ms, where the defaults do not fit. Share one object between flows. */
  readonly delays?: FlowDelays;
  /** Timers to use, for tests and simulations. Default: the platform's. */
  readonly clock?: Clock;
}

export type ConnectorAuthOptions = FlowOptions<ConnectorFlowApi> &
  ConnectorTarget & {
    /** Authenticate anew although Cyclr says it is authenticated. Default: false. */
    readonly reauthenticate?: boolean;
    /** A call that shows whether what was stored works. Default: none, and the outcome says `unknown`. */
    readonly verify?: VerificationCheck;
  };

/** What the store asks of an inspector: to take what XState tells, from which it takes out what is secret. */
export interface FlowInspector {
  xstate(event: unknown): void;
}

/** The two timer functions a flow uses. */
export interface Clock {
  setTimeout(fn: (...args: unknown[]) => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
}

/**
 * Starts the flow of one account connector, or of an app that is installed first, and gives a store of what to show.
 *
 * @example
 * const auth = createConnectorAuth({ api, accountConnectorId: 42 });
 * auth.subscribe((view) => render(view));
 * const outcome = await auth.done;
 */
export const createConnectorAuth = ({
  api,
  oauth,
  storage,
  inspect,
  delays,
  clock,
  ...target
}: ConnectorAuthOptions): ConnectorAuth => {
  const driver = oauth ?? (storage ? popupDriver({ storage }) : defaultDriver);
  const { accountConnectorId } = target;
  const resume = accountConnectorId === undefined ? undefined : driver.resume?.(accountConnectorId);
  const actor = createActor(machineFor(api, driver, delays), {
    input: { ...target, resume },
    ...(clock && { clock }),
    ...(inspect && { inspect: (event) => inspect.xstate(event) }),
  });
  const auth = connectorStore(actor, () => void actor.stop());
  actor.start();
  return auth;
};
