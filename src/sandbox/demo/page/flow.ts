import type { ConnectorApi } from '../../../domain/connector-api.js';
import { driverOf } from '../../../element/own-store.js';
import { type Inspector, observe } from '../../../inspect/index.js';
import type { InspectEvent } from '../../../inspect/inspect-event.js';
import type { createChart } from '../../../inspect/viewer/chart.js';
import { type AccountAuth, createAccountAuth } from '../../../view/account-auth.js';
import { createConnectorAuth, type FlowInspector } from '../../../view/connector-auth.js';
import type { ConnectorAuth } from '../../../view/connector-store.js';
import type { Place } from './address.js';

/** One line of the log beside the chart. */
export interface LogLine {
  readonly event: string;
  readonly state: string;
}

/** `{ authenticating: { apiKey: 'entering' } }` as `authenticating.apiKey.entering`. */
const pathOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([state, inner]) => [state, pathOf(inner)].filter(Boolean).join('.'))
        .join(' + ')
    : String(value ?? '');

/** What a flow is watched by: the chart is lit, the log is told, and the viewer if it is open. */
const watcher = (
  chart: ReturnType<typeof createChart>,
  log: (line: LogLine) => void,
  viewer: Inspector | undefined,
): FlowInspector => {
  let last: unknown;
  const follow = (event: InspectEvent) => {
    if (event.sessionId !== event.rootId) return;
    if (event.type === 'actor' && event.definition) void chart.show(event.definition);
    // The first state comes with the event that starts the machine, each other one with a step.
    const snapshot =
      event.type === 'event' || event.type === 'microstep' ? event.snapshot : undefined;
    if (!snapshot || !('event' in event)) return;
    const { value } = snapshot;
    if (last !== undefined) chart.flash({ event: event.event.type, from: last, to: value });
    if (JSON.stringify(value) !== JSON.stringify(last)) {
      log({ event: event.event.type, state: pathOf(value) });
    }
    last = value;
    chart.light(value);
  };
  const own = observe(follow);
  return {
    xstate: (event) => {
      own.xstate(event);
      viewer?.xstate(event);
    },
  };
};

type Watching = Parameters<typeof watcher>;

/** The flow of one connector. */
export const startFlow = (
  api: ConnectorApi,
  place: Place & { readonly connector: number },
  ...watching: Watching
): ConnectorAuth =>
  createConnectorAuth({
    api,
    accountConnectorId: place.connector,
    oauth: driverOf(place.mode),
    reauthenticate: place.reauthenticate,
    inspect: watcher(...watching),
  });

/** The flow of all of them. */
export const startAccount = (api: ConnectorApi, place: Place, ...watching: Watching): AccountAuth =>
  createAccountAuth({ api, oauth: driverOf(place.mode), inspect: watcher(...watching) });
