import { conversion } from './conversion.js';
import type { InspectEvent } from './inspect-event.js';
import { field, isCallable } from './reading.js';

/** Watches flows. It is called synchronously, before the flow goes on; what it throws is swallowed. */
export interface InspectObserver {
  next(event: InspectEvent): void;
}

export type InspectListener = (event: InspectEvent) => void;

/**
 * An observer that can be given to whoever runs a chart. It makes its own secret-free events out of what XState
 * tells it, so that code stays out of programs that inspect nothing.
 */
export interface Inspector extends InspectObserver {
  /** Takes an `InspectionEvent` of XState 5, of any minor version; anything else is passed over. Never throws. */
  xstate(event: unknown): void;
}

export interface ObserveOptions {
  /** The time in ms. Default: `Date.now`. */
  readonly clock?: () => number;
  /** Told once, of the first thing that the observer threw or its promise rejected with. */
  readonly onError?: (error: unknown) => void;
}

/** Runs what belongs to an observer so that none of its faults can reach the flow. */
export const isolated = (onError?: (error: unknown) => void): ((run: () => unknown) => void) => {
  let told = false;
  const tell = (error: unknown) => {
    if (told) return;
    told = true;
    try {
      onError?.(error);
    } catch {
      // There is nobody left to tell.
    }
  };
  return (run) => {
    try {
      const result = run();
      const then = field(result, 'then');
      // An observer may be an async function, whose rejection would end a Node process.
      if (isCallable(then)) Reflect.apply(then, result, [undefined, tell]);
    } catch (error) {
      tell(error);
    }
  };
};

/**
 * Makes an inspector of an observer.
 *
 * @example
 * createConnectorAuth({ api, accountConnectorId: 42, inspect: observe((event) => log.push(event)) });
 */
export const observe = (
  observer: InspectObserver | InspectListener,
  { clock = Date.now, onError }: ObserveOptions = {},
): Inspector => {
  const isolate = isolated(onError);
  const convert = conversion(clock);
  const next = (event: InspectEvent) =>
    isolate(() => (typeof observer === 'function' ? observer(event) : observer.next(event)));
  return {
    next,
    xstate: (raw) =>
      isolate(() => {
        const event = convert(raw);
        if (event) next(event);
      }),
  };
};

const isInspector = (
  observer: Inspector | InspectObserver | InspectListener,
): observer is Inspector => isCallable(field(observer, 'xstate'));

/**
 * What XState's own `inspect` option takes, for hosts that run the chart themselves.
 *
 * @example
 * createActor(machine, { input, inspect: fromXState((event) => log.push(event)) });
 */
export const fromXState = (
  observer: Inspector | InspectObserver | InspectListener,
  options: ObserveOptions = {},
): ((event: unknown) => void) => {
  const inspector = isInspector(observer) ? observer : observe(observer, options);
  const isolate = isolated(options.onError);
  return (event) => isolate(() => inspector.xstate(event));
};

/**
 * Several inspectors as one.
 *
 * @example
 * createConnectorAuth({ api, accountConnectorId: 42, inspect: together(inspectWithStately(), observe(log)) });
 */
export const together = (...inspectors: readonly Inspector[]): Inspector => ({
  next: (event) => {
    for (const inspector of inspectors) inspector.next(event);
  },
  xstate: (raw) => {
    for (const inspector of inspectors) inspector.xstate(raw);
  },
});
