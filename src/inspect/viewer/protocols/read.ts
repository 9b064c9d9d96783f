import type { Happening } from '../record.js';
import { readStately } from './stately.js';
import { readXStateInspect } from './xstate-inspect.js';

/** What a message of either protocol tells. */
export const readMessage = (message: unknown, now: number): Happening | undefined =>
  readStately(message, now) ?? readXStateInspect(message, now);
