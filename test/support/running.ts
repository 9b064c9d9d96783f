import { createActor, SimulatedClock } from 'xstate';
import { connectorAuthMachine } from '../../machines/connector-auth.machine.js';
import type { ConnectorAuthInput } from '../../machines/connector-auth.types.js';
import type { AccountConnector } from '../../src/domain/account-connector.js';
import { statePath } from '../../src/inspect/state-path.js';
import type { DriverSignal, OAuthDriver } from '../../src/oauth/driver.js';
import { createServices } from '../../src/services/index.js';
import { scriptedApi, settled } from './scripted-api.js';

/** A driver the test moves by hand. */
export const handDriver = () => {
  const attempts: {
    readonly accountConnectorId: number;
    readonly resuming: boolean;
    readonly signal: (signal: DriverSignal) => void;
    ended: boolean;
  }[] = [];
  const driver: OAuthDriver = ({ accountConnectorId, resuming, signal }) => {
    const attempt = { accountConnectorId, resuming, signal, ended: false };
    attempts.push(attempt);
    return () => {
      attempt.ended = true;
    };
  };
  return { driver, attempts, say: (signal: DriverSignal) => attempts.at(-1)?.signal(signal) };
};

/** The chart running over a scripted api, a hand-moved driver and a simulated clock. */
export const running = (input: Partial<ConnectorAuthInput> = {}) => {
  const script = scriptedApi();
  const hand = handDriver();
  const clock = new SimulatedClock();
  const actor = createActor(
    connectorAuthMachine.provide({ actors: createServices(script.api, { oauth: hand.driver }) }),
    {
      input: input.install
        ? { ...input, install: input.install, accountConnectorId: undefined }
        : { ...input, accountConnectorId: 42, install: undefined },
      clock,
    },
  ).start();
  const state = () => statePath(actor.getSnapshot().value);
  return {
    ...script,
    ...hand,
    clock,
    actor,
    state,
    context: () => actor.getSnapshot().context,
    /** Answers the newest call of a method and lets the machine take it in. */
    succeed: async (method: Parameters<typeof script.last>[0], value: unknown) => {
      script.last(method).succeed(value);
      await settled();
    },
    fail: async (
      method: Parameters<typeof script.last>[0],
      error: Parameters<ReturnType<typeof script.last>['fail']>[0],
    ) => {
      script.last(method).fail(error);
      await settled();
    },
    fetched: async (connector: AccountConnector) => {
      script.last('fetchConnector').succeed(connector);
      await settled();
    },
  };
};
