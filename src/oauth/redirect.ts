import { isLeft } from '../domain/either.js';
import { announce, cleanAddress, takeArrival } from './announce.js';
import { onArrival } from './arrival.js';
import { type AttemptStorage, attemptAt, attemptMemory } from './attempt-memory.js';
import type { OAuthDriver } from './driver.js';

export interface RedirectDriverOptions {
  /** Where to remember the attempt during the trip; `localStorage` also finds it when the trip ends in a new tab. */
  readonly storage: AttemptStorage;
}

/**
 * The driver that leaves the page for the sign-in page. The browser comes back to the same address, where a flow of
 * the same connector goes on: make one on every load.
 *
 * @example
 * createConnectorAuth({ api, accountConnectorId: 42, oauth: redirectDriver({ storage: localStorage }) });
 */
export const redirectDriver = ({ storage }: RedirectDriverOptions): OAuthDriver => {
  const memory = attemptMemory(storage);

  const drive: OAuthDriver = ({ accountConnectorId: id, resuming, page, requestLink, signal }) => {
    const known = attemptAt(page?.(cleanAddress()), resuming ? memory.recall(id) : undefined);
    const stopWaiting = known && onArrival(known, signal);
    // The user came back by the browser's own button: nothing more will come of this attempt by itself.
    const returned = ({ persisted }: PageTransitionEvent) => {
      if (persisted) signal({ type: 'closed' });
    };
    window.addEventListener('pageshow', returned);
    if (known) memory.keep(id, known.attempt);
    if (known && !resuming) location.assign(known.url);
    if (!known && !resuming) {
      void requestLink(cleanAddress())().then((link) => {
        if (isLeft(link)) signal({ type: 'failed', error: link.left });
        else location.assign(link.right.url.reveal());
      });
    }
    return () => {
      window.removeEventListener('pageshow', returned);
      stopWaiting?.();
      memory.forget(id);
    };
  };

  return Object.assign(drive, {
    resume: (id: number) => {
      const attempt = memory.recall(id);
      if (attempt === undefined) return undefined;
      if (takeArrival((arrived) => arrived === attempt) === undefined) return 'away' as const;
      // Taken once. The page that was left may still be there, when the trip ended in a new tab.
      memory.forget(id);
      announce(attempt);
      return 'landed' as const;
    },
  });
};
