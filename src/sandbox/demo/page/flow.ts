import type { ConnectorApi } from '../../../domain/connector-api.js';
import { driverOf } from '../../../element/own-store.js';
import { type Inspector, observe } from '../../../inspect/index.js';
import type { InspectEvent } from '../../../inspect/inspect-event.js';
import type { createChart } from '../../../inspect/viewer/chart.js';
import { createConnectorAuth } from '../../../view/connector-auth.js';
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

/** A running flow, the chart lit by it. */
export const startFlow = (
  api: ConnectorApi,
  place: Place & { readonly connector: number },
  chart: ReturnType<typeof createChart>,
  log: (line: LogLine) => void,
  viewer: Inspector | undefined,
): ConnectorAuth => {
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
  return createConnectorAuth({
    api,
    accountConnectorId: place.connector,
    oauth: driverOf(place.mode),
    reauthenticate: place.reauthenticate,
    inspect: {
      xstate: (event) => {
        own.xstate(event);
        viewer?.xstate(event);
      },
    },
  });
};
