import { isLeft } from 'fp-ts/lib/Either.js';
import { authError } from '../../../src/domain/auth-error.js';
import { linkDriver, type OAuthDriver } from '../../../src/index.js';
import type { Seeded } from '../seeded.js';
import type { Time } from '../time.js';

/** Drivers that keep account of what they have begun. */
export interface Drivers {
  /** Shows a link that leads to a landing page of the host's own. */
  readonly link: OAuthDriver;
  /** Opens a window, or finds one that was open before. */
  readonly window: OAuthDriver;
  /** The browser arrives at a landing page. */
  readonly arrive: (returnUrl: string) => void;
  /** The next flow of this connector finds a sign-in that began before it. */
  readonly leftBehind: (accountConnectorId: number) => void;
  /** Attempts that have not been told that they are over. */
  readonly open: () => number;
  /** How often an attempt was told more than once that it is over. */
  readonly endedTwice: () => number;
}

export const watchedDrivers = (time: Time, random: Seeded): Drivers => {
  const arrivals = new Map<string, () => void>();
  const behind = new Set<number>();
  const open = new Set<symbol>();
  let [attempts, twice] = [0, 0];

  const watched =
    (drive: OAuthDriver): OAuthDriver =>
    (attempt) => {
      const end = drive(attempt);
      const mark = Symbol();
      open.add(mark);
      return () => {
        if (!open.delete(mark)) twice += 1;
        end();
      };
    };

  const link = linkDriver({
    landing: () => {
      attempts += 1;
      const url = `https://host.test/landed?attempt=${attempts}`;
      return {
        url,
        onArrival: (arrived) => {
          arrivals.set(url, arrived);
          return () => void arrivals.delete(url);
        },
      };
    },
  });

  const window: OAuthDriver = ({ resuming, requestLink, signal }) => {
    const timers = new Set<unknown>();
    const say = (what: () => void, ms: number) => {
      const timer = time.setTimeout(() => {
        timers.delete(timer);
        what();
      }, ms);
      timers.add(timer);
    };
    const course = random.pick('landed', 'closed', 'closed', 'failed', 'nothing', 'throws');
    if (course === 'throws') throw new Error('No window here.');
    if (!resuming && random.chance(0.1)) signal({ type: 'blocked' });
    if (!resuming) {
      void requestLink()().then((given) => {
        if (isLeft(given)) signal({ type: 'failed', error: given.left });
        else if (random.chance(0.2)) signal({ type: 'blocked', url: given.right.url });
      });
    }
    const ms = random.between(100, 120_000);
    if (course === 'landed') say(() => signal({ type: 'landed' }), ms);
    if (course === 'failed') {
      say(() => signal({ type: 'failed', error: authError('rejected', 'authenticating') }), ms);
    }
    if (course === 'closed') {
      say(() => signal({ type: 'closed' }), ms);
      if (random.chance(0.5)) say(() => signal({ type: 'landed' }), ms + random.between(0, 60_000));
    }
    return () => {
      for (const timer of timers) time.clearTimeout(timer);
      // One that speaks when it is over is not heard.
      signal({ type: 'landed' });
    };
  };

  return {
    link: watched(link),
    window: Object.assign(watched(window), {
      resume: (id: number) =>
        behind.delete(id) ? random.pick('away' as const, 'landed' as const) : undefined,
    }),
    arrive: (returnUrl) => arrivals.get(returnUrl)?.(),
    leftBehind: (id) => void behind.add(id),
    open: () => open.size + arrivals.size,
    endedTwice: () => twice,
  };
};
