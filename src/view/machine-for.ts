import { connectorAuthMachine } from '../../machines/connector-auth.machine.js';
import type { ConnectorFlowApi } from '../domain/connector-api.js';
import type { OAuthDriver } from '../oauth/driver.js';
import { linkDriver } from '../oauth/link.js';
import { popupDriver } from '../oauth/popup.js';
import { createServices } from '../services/index.js';

/** The named delays of the machines, in ms. */
export interface FlowDelays {
  /** How long a sign-in link works. Default: 300,000, as Cyclr's do. */
  readonly linkLifetime?: number;
  /** How long a sign-in may take before it fails with `signInTimeout`. Default: 600,000. */
  readonly signInLimit?: number;
  /** How long to go on asking Cyclr after the window seems closed. Default: 30,000. */
  readonly settleGrace?: number;
  /** Between two questions to Cyclr during a sign-in. Default: 2,000, growing to 15,000. */
  readonly pollInterval?: number;
}

const provide = (
  api: ConnectorFlowApi,
  oauth: OAuthDriver,
  { pollInterval, ...delays }: FlowDelays,
) => {
  const services = createServices(api, { oauth });
  const watch = services.watchAuthentication;
  return connectorAuthMachine.provide({
    actors: {
      ...services,
      watchAuthentication:
        pollInterval === undefined ? watch : watch.provide({ delays: { pollInterval } }),
    },
    delays,
  });
};

type ProvidedMachine = ReturnType<typeof provide>;

const byApi = new WeakMap<
  ConnectorFlowApi,
  WeakMap<OAuthDriver, WeakMap<FlowDelays, ProvidedMachine>>
>();
// A window where there is one to be opened from, a link elsewhere.
export const defaultDriver = typeof window === 'undefined' ? linkDriver() : popupDriver();
const defaultDelays: FlowDelays = {};

const entry = <Key extends object, Value>(
  map: WeakMap<Key, Value>,
  key: Key,
  make: () => Value,
): Value => {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
};

/** The machine with its services. Providing them builds the chart anew, so flows that share them share the machine. */
export const machineFor = (
  api: ConnectorFlowApi,
  oauth: OAuthDriver,
  delays = defaultDelays,
): ProvidedMachine =>
  entry(
    entry(
      entry(byApi, api, () => new WeakMap()),
      oauth,
      () => new WeakMap(),
    ),
    delays,
    () => provide(api, oauth, delays),
  );
