import {
  type ActorOptions,
  type AnyActor,
  type AnyActorLogic,
  type AnyMachineSnapshot,
  createActor,
  SimulatedClock,
} from 'xstate';
import type { AccountAuthInput } from '../../../machines/account-auth.types.js';
import type { AuthenticationWatchInput } from '../../../machines/authentication-watch.machine.js';
import type { ConnectorAuthInput } from '../../../machines/connector-auth.types.js';
import type { ConnectorDisconnectInput } from '../../../machines/connector-disconnect.types.js';
import {
  accountAuthMachine,
  connectorAuthMachine,
  connectorDisconnectMachine,
} from '../../../machines/index.js';
import {
  createAccountServices,
  createDisconnectServices,
  createServices,
  describeAccountAuth,
  describeConnectorAuth,
  describeConnectorDisconnect,
} from '../../../src/index.js';
import {
  offersOfAccount,
  offersOfConnector,
  offersOfDisconnecting,
} from '../../model/properties/offers.js';
import { type Desk, reception } from '../world/desk.js';
import { commandsOfAccount, commandsOfConnector, commandsOfDisconnecting } from './commands.js';
import type { Running, Subject } from './subject.js';

const { api, oauth, sit } = reception();
const services = createServices(api, { oauth });
const connector = connectorAuthMachine.provide({ actors: services });
const account = accountAuthMachine.provide({
  actors: createAccountServices(api, { oauth }, connector),
});
const disconnect = connectorDisconnectMachine.provide({ actors: createDisconnectServices(api) });
const watch = services.watchAuthentication;

const running = (
  desk: Desk,
  make: (options: Pick<ActorOptions<AnyActorLogic>, 'clock'>) => AnyActor,
): Running => {
  sit(desk);
  const clock = new SimulatedClock();
  return { actor: make({ clock }), desk, wait: (ms) => clock.increment(ms) };
};

export const connectorSubject: Subject<ConnectorAuthInput> = {
  name: 'connectorAuth',
  single: true,
  machine: connector,
  start: (desk, input, inspect) =>
    running(desk, (options) => createActor(connector, { input, inspect, ...options })),
  describe: describeConnectorAuth,
  commands: (snapshot: AnyMachineSnapshot, texts) =>
    commandsOfConnector(describeConnectorAuth(snapshot), texts),
  offers: (snapshot) => offersOfConnector(describeConnectorAuth(snapshot)),
};

export const accountSubject: Subject<AccountAuthInput> = {
  name: 'accountAuth',
  single: false,
  machine: account,
  start: (desk, input, inspect) =>
    running(desk, (options) => createActor(account, { input, inspect, ...options })),
  describe: describeAccountAuth,
  commands: (snapshot, texts) => commandsOfAccount(describeAccountAuth(snapshot), texts),
  offers: (snapshot) => offersOfAccount(describeAccountAuth(snapshot)),
};

export const disconnectSubject: Subject<ConnectorDisconnectInput> = {
  name: 'connectorDisconnect',
  single: true,
  machine: disconnect,
  start: (desk, input, inspect) =>
    running(desk, (options) => createActor(disconnect, { input, inspect, ...options })),
  describe: describeConnectorDisconnect,
  commands: (snapshot) => commandsOfDisconnecting(describeConnectorDisconnect(snapshot)),
  offers: (snapshot) => offersOfDisconnecting(describeConnectorDisconnect(snapshot)),
};

export const watchSubject: Subject<AuthenticationWatchInput> = {
  name: 'authenticationWatch',
  single: true,
  machine: watch,
  start: (desk, input, inspect) =>
    running(desk, (options) => createActor(watch, { input, inspect, ...options })),
  commands: () => [],
};
