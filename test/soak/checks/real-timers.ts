import { projectFrame } from './project-frame.js';

export interface TimerWatch {
  readonly made: () => number;
  /** Where timers were made that are still running. */
  readonly left: () => readonly string[];
  readonly stop: () => void;
}

type Apply = (target: CallableFunction, self: unknown, args: readonly unknown[]) => unknown;

const applied = <Fn extends (...args: never[]) => unknown>(fn: Fn, apply: Apply): Fn =>
  new Proxy<Fn>(fn, { apply });

/** Counts the real timers of the library and of what it is built on: also those that do not keep a process alive. */
export const watchTimers = (): TimerWatch => {
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  const { timeout } = AbortSignal;
  const running = new Map<unknown, string>();
  let made = 0;

  const note = (timer: unknown, place: string | undefined) => {
    if (place === undefined) return;
    running.set(timer, place);
    made += 1;
  };

  const begin: Apply = (target, self, [run, ms, ...args]) => {
    const place = projectFrame(begin);
    const timer: unknown = Reflect.apply(target, self, [
      () => {
        if (target === setTimeout) running.delete(timer);
        if (typeof run === 'function') Reflect.apply(run, undefined, args);
      },
      ms,
    ]);
    note(timer, place);
    return timer;
  };
  const end: Apply = (target, self, args) => {
    running.delete(args[0]);
    return Reflect.apply(target, self, args);
  };
  // Nothing can clear it, so it runs on after what it was to limit.
  const limit: Apply = (target, self, args) => {
    const mark = Symbol();
    note(mark, projectFrame(limit));
    setTimeout(() => running.delete(mark), Number(args[0])).unref();
    return Reflect.apply(target, self, args);
  };
  Object.assign(globalThis, {
    setTimeout: applied(setTimeout, begin),
    setInterval: applied(setInterval, begin),
    clearTimeout: applied(clearTimeout, end),
    clearInterval: applied(clearInterval, end),
  });
  AbortSignal.timeout = applied(timeout, limit);

  return {
    made: () => made,
    left: () => {
      const counts = new Map<string, number>();
      for (const place of running.values()) counts.set(place, (counts.get(place) ?? 0) + 1);
      return [...counts].map(([place, count]) => `${count} at ${place}`);
    },
    stop: () => {
      Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval });
      AbortSignal.timeout = timeout;
    },
  };
};
