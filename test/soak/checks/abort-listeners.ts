import { projectFrame } from './project-frame.js';

export interface ListenerWatch {
  readonly added: () => number;
  /** Where listeners were added that are still on signals that have not been aborted. */
  readonly left: () => readonly string[];
  readonly stop: () => void;
}

type Add = AbortSignal['addEventListener'];

/**
 * Counts the listeners that the library puts on abort signals and takes off again. Those of Node's own `fetch` hang
 * on weak references, and go when they are collected.
 */
export const watchAbortListeners = (): ListenerWatch => {
  const { prototype } = AbortSignal;
  const add: Add = prototype.addEventListener;
  const remove: Add = prototype.removeEventListener;
  const bySignal = new WeakMap<AbortSignal, Map<unknown, string>>();
  const open = new Map<string, number>();
  let added = 0;

  const count = (place: string, by: number) => open.set(place, (open.get(place) ?? 0) + by);
  const listenersOf = (signal: AbortSignal): Map<unknown, string> => {
    const known = bySignal.get(signal);
    if (known) return known;
    const listeners = new Map<unknown, string>();
    bySignal.set(signal, listeners);
    // Once it is aborted, nothing more comes of what listens to it.
    const forget = () => {
      for (const place of listeners.values()) count(place, -1);
      listeners.clear();
    };
    Reflect.apply(add, signal, ['abort', forget, { once: true }]);
    return listeners;
  };

  function watchedAdd(this: AbortSignal, ...args: Parameters<Add>): void {
    const place = projectFrame(watchedAdd);
    const listeners = place === undefined ? undefined : listenersOf(this);
    if (place !== undefined && listeners && !listeners.has(args[1])) {
      listeners.set(args[1], place);
      count(place, 1);
      added += 1;
    }
    Reflect.apply(add, this, args);
  }
  function watchedRemove(this: AbortSignal, ...args: Parameters<Add>): void {
    const listeners = bySignal.get(this);
    const place = listeners?.get(args[1]);
    if (place !== undefined && listeners?.delete(args[1])) count(place, -1);
    Reflect.apply(remove, this, args);
  }
  prototype.addEventListener = watchedAdd;
  prototype.removeEventListener = watchedRemove;

  return {
    added: () => added,
    left: () => [...open].flatMap(([place, many]) => (many === 0 ? [] : [`${many} at ${place}`])),
    stop: () => {
      // They were inherited, and are again.
      Reflect.deleteProperty(prototype, 'addEventListener');
      Reflect.deleteProperty(prototype, 'removeEventListener');
    },
  };
};
