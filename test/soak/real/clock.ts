import { clearTimeout, setTimeout } from 'node:timers';
import type { Time } from '../time.js';

/** The real clock, by timers of the test's own. */
export const realTime: Time = {
  now: () => performance.now(),
  setTimeout: (run, ms) => setTimeout(run, ms)[Symbol.toPrimitive](),
  clearTimeout: (id) => {
    if (typeof id === 'number') clearTimeout(id);
  },
};
