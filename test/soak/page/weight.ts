import type { Page } from 'playwright-core';

/** What a page still has of flows that are over, once its garbage is collected. */
export interface Weight {
  /** Listeners of whatever kind, as Chromium counts them. */
  readonly listeners: number;
  /** Timers that have neither run out nor been taken back. */
  readonly timers: number;
  /** Channels to other tabs that are open. */
  readonly channels: number;
  /** Elements that were taken out and are still in the heap. */
  readonly elements: number;
  /** What its storages keep, by name. */
  readonly stored: readonly string[];
}

declare global {
  interface Window {
    /** What the page holds or has held, from its first line on. */
    held: {
      readonly timers: Set<unknown>;
      readonly channels: Set<BroadcastChannel>;
      readonly elements: WeakRef<Element>[];
    };
  }
}

/** Has a page count its timers and channels. To be asked for before it is loaded. */
export const watchHeld = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const [timers, channels] = [new Set<unknown>(), new Set<BroadcastChannel>()];
    window.held = { timers, channels, elements: [] };
    const { setTimeout: start, clearTimeout: stop } = window;
    const { setInterval: repeat, clearInterval: end } = window;
    Object.assign(window, {
      setTimeout: (run: () => void, ms?: number) => {
        const id = start(() => {
          timers.delete(id);
          run();
        }, ms);
        timers.add(id);
        return id;
      },
      clearTimeout: (id: ReturnType<typeof start>) => {
        timers.delete(id);
        stop(id);
      },
      setInterval: (run: () => void, ms?: number) => {
        const id = repeat(run, ms);
        timers.add(id);
        return id;
      },
      clearInterval: (id: ReturnType<typeof repeat>) => {
        timers.delete(id);
        end(id);
      },
    });
    window.BroadcastChannel = class extends window.BroadcastChannel {
      constructor(name: string) {
        super(name);
        channels.add(this);
      }
      override close(): void {
        channels.delete(this);
        super.close();
      }
    };
  });
};

/** Weighs a page in which nothing goes on. */
export const weigh = async (page: Page): Promise<Weight> => {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Performance.enable');
    // What one collection sets free may let go of more.
    for (let n = 0; n < 3; n += 1) await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const listeners = metrics.find(({ name }) => name === 'JSEventListeners')?.value;
    const held = await page.evaluate(() => ({
      timers: window.held.timers.size,
      channels: window.held.channels.size,
      elements: window.held.elements.filter((each) => each.deref()?.isConnected === false).length,
      stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    }));
    return { listeners: listeners ?? Number.NaN, ...held };
  } finally {
    await session.detach();
  }
};
