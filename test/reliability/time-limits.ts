// In ms: lengths that nothing else has, so that a limit is known by its length.
const shortest = 1_000_000_000;

/** The limits that one client sets to its requests. They run out when told, and never by themselves. */
export interface TimeLimits {
  /** The length in ms to give to the client. */
  readonly ms: number;
  /** How many are set just now. */
  readonly running: () => number;
  readonly runOut: () => void;
}

const set = new Map<number, Set<() => void>>();
let last = shortest;

/** New limits, of a length of their own; those of before never run out any more. */
export const timeLimits = (): TimeLimits => {
  last += 1;
  const ms = last;
  const running = new Set<() => void>();
  set.set(ms, running);
  return {
    ms,
    running: () => running.size,
    runOut: () => {
      for (const end of [...running]) {
        running.delete(end);
        end();
      }
    },
  };
};

export const forget = ({ ms }: TimeLimits): void => void set.delete(ms);

const isOurs = (ms: unknown): ms is number => typeof ms === 'number' && ms > shortest;

/**
 * Takes the platform's timers in hand, as far as limits of these lengths are concerned: silence can then be met
 * without waiting, and nothing else runs into a limit, however slow the machine is.
 *
 * @returns gives them back
 */
export const takeTimers = (): (() => void) => {
  const real = { set: globalThis.setTimeout, clear: globalThis.clearTimeout };
  const realTimeout = AbortSignal.timeout;
  const ends = new WeakMap<object, () => void>();
  const put = (name: 'setTimeout' | 'clearTimeout', value: unknown) =>
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

  put(
    'setTimeout',
    Object.assign((run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
      if (!isOurs(ms)) return real.set(run, ms, ...args);
      const limits = set.get(ms);
      const end = () => run(...args);
      limits?.add(end);
      const id = {};
      ends.set(id, () => limits?.delete(end));
      return id;
    }, real.set),
  );
  put('clearTimeout', (id: NodeJS.Timeout | undefined) => {
    const end = typeof id === 'object' ? ends.get(id) : undefined;
    if (end) end();
    else real.clear(id);
  });
  AbortSignal.timeout = (ms) => {
    if (!isOurs(ms)) return realTimeout.call(AbortSignal, ms);
    const limit = new AbortController();
    set.get(ms)?.add(() => limit.abort(new DOMException('Time is up.', 'TimeoutError')));
    return limit.signal;
  };
  return () => {
    put('setTimeout', real.set);
    put('clearTimeout', real.clear);
    AbortSignal.timeout = realTimeout;
  };
};
