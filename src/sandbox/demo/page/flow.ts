import { type Inspector, observe } from '../../../inspect/index.js';
import type { InspectEvent } from '../../../inspect/inspect-event.js';
import { statePath } from '../../../inspect/state-path.js';
import type { createChart } from '../../../inspect/viewer/chart.js';
import type { FlowInspector } from '../../../view/connector-auth.js';

/** One line of the log beside the chart. */
export interface LogLine {
  readonly event: string;
  readonly state: string;
}

/** What a flow is watched by: the chart is lit, the log is told, and the viewer if it is open. */
export const watcher = (
  chart: ReturnType<typeof createChart>,
  log: (line: LogLine) => void,
  viewer: Inspector | undefined,
  isShown: () => boolean,
): FlowInspector => {
  let last: unknown;
  const follow = (event: InspectEvent) => {
    // A flow that is left is cancelled while the page draws the next one.
    if (!isShown() || event.sessionId !== event.rootId) return;
    if (event.type === 'actor' && event.definition) void chart.show(event.definition);
    // The first state comes with the event that starts the machine, each other one with a step.
    const snapshot =
      event.type === 'event' || event.type === 'microstep' ? event.snapshot : undefined;
    if (!snapshot || !('event' in event)) return;
    const { value } = snapshot;
    if (last !== undefined) chart.flash({ event: event.event.type, from: last, to: value });
    if (JSON.stringify(value) !== JSON.stringify(last)) {
      log({ event: event.event.type, state: statePath(value) });
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
