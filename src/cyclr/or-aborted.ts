interface Waiting {
  readonly stops: Set<() => void>;
  readonly stopAll: () => void;
}

// One listener for all that wait for a signal: of more than ten, Node warns as of a leak.
const bySignal = new WeakMap<AbortSignal, Waiting>();

const begin = (signal: AbortSignal): Waiting => {
  const stops = new Set<() => void>();
  const stopAll = () => {
    for (const stop of stops) stop();
  };
  const waiting = { stops, stopAll };
  bySignal.set(signal, waiting);
  signal.addEventListener('abort', stopAll, { once: true });
  return waiting;
};

/** @returns what stops listening */
export const onAbort = (signal: AbortSignal, stop: () => void): (() => void) => {
  const waiting = bySignal.get(signal) ?? begin(signal);
  waiting.stops.add(stop);
  return () => {
    waiting.stops.delete(stop);
    if (waiting.stops.size > 0) return;
    signal.removeEventListener('abort', waiting.stopAll);
    bySignal.delete(signal);
  };
};

/** Waits no longer than the signal allows, also for work that others share and that must go on. */
export const orAborted = <A>(work: Promise<A>, signal: AbortSignal | undefined): Promise<A> => {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    const stopListening = onAbort(signal, stop);
    work.then(resolve, reject).finally(stopListening);
  });
};
