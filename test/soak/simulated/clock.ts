import type { Time } from '../time.js';

interface Timer {
  readonly at: number;
  readonly order: number;
  /** Nothing once it is cleared, so that what it would have done can be forgotten before its time comes. */
  run: (() => void) | undefined;
}

/** A clock that goes as fast as there is anything to do. */
export interface SimulatedTime extends Time {
  /** How many timers wait. */
  readonly pending: () => number;
  /** Lets so many ms go by; everything that is only waiting for promises happens in between. */
  readonly pass: (ms: number) => Promise<void>;
}

const isBefore = (a: Timer, b: Timer): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order);

/** The earliest timer first: a binary heap, as there are tens of thousands of them at a time. */
const timerQueue = () => {
  const heap: Timer[] = [];
  const at = (index: number): Timer | undefined => heap[index];
  const isEarlier = (a: number, b: number): boolean => {
    const [one, other] = [at(a), at(b)];
    return one !== undefined && other !== undefined && isBefore(one, other);
  };
  const swap = (a: number, b: number) => {
    const [one, other] = [at(a), at(b)];
    if (one && other) [heap[a], heap[b]] = [other, one];
  };
  const up = (index: number): void => {
    const parent = (index - 1) >> 1;
    if (index === 0 || !isEarlier(index, parent)) return;
    swap(index, parent);
    up(parent);
  };
  const down = (index: number): void => {
    let least = index;
    for (const child of [2 * index + 1, 2 * index + 2]) if (isEarlier(child, least)) least = child;
    if (least === index) return;
    swap(index, least);
    down(least);
  };
  return {
    first: () => at(0),
    add: (timer: Timer) => {
      heap.push(timer);
      up(heap.length - 1);
    },
    dropFirst: () => {
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return;
      heap[0] = last;
      down(0);
    },
  };
};

export const simulatedTime = (): SimulatedTime => {
  const queue = timerQueue();
  const waiting = new Map<number, Timer>();
  let now = 0;
  let order = 0;
  return {
    now: () => now,
    pending: () => waiting.size,
    setTimeout: (run, ms) => {
      order += 1;
      const timer: Timer = { at: now + Math.max(0, Math.round(ms)), order, run: () => run() };
      waiting.set(order, timer);
      queue.add(timer);
      return order;
    },
    clearTimeout: (id) => {
      const timer = typeof id === 'number' ? waiting.get(id) : undefined;
      if (!timer) return;
      waiting.delete(timer.order);
      timer.run = undefined;
    },
    pass: async (ms) => {
      const end = now + ms;
      await new Promise(setImmediate);
      for (let first = queue.first(); first && first.at <= end; first = queue.first()) {
        now = first.at;
        for (let due = queue.first(); due && due.at <= now; due = queue.first()) {
          queue.dropFirst();
          const { run } = due;
          waiting.delete(due.order);
          due.run = undefined;
          run?.();
        }
        await new Promise(setImmediate);
      }
      now = end;
    },
  };
};
