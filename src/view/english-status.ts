import type { EntryStatus } from '../domain/account.js';

/** How a connector of an account stands, in words: for the terminal, and the element's default. */
export const englishStatus: Readonly<Record<EntryStatus, string>> = {
  toDo: 'to do',
  authenticated: 'authenticated',
  skipped: 'skipped',
  failed: 'failed',
  removed: 'removed',
  notNeeded: 'nothing to do',
};
