import { isLeft } from '../domain/either.js';
import { Secret } from '../domain/secret.js';
import { onArrival } from './arrival.js';
import { type AttemptStorage, attemptAt, attemptMemory } from './attempt-memory.js';
import type { OAuthDriver } from './driver.js';

export interface PopupDriverOptions {
  /** Where to remember an attempt over a reload of the page, e.g. `sessionStorage`. Default: nowhere. */
  readonly storage?: AttemptStorage;
  /** A landing page of the host's own that calls `completeSignIn()`. Default: the gateway's. */
  readonly landing?: string;
  /** The third argument of `window.open`. */
  readonly features?: string;
}

/**
 * The driver for web pages: it opens a window on the sign-in page, in the user's click.
 *
 * @example
 * createConnectorAuth({ api, accountConnectorId: 42, oauth: popupDriver({ storage: sessionStorage }) });
 */
export const popupDriver = ({
  storage,
  landing,
  features = 'popup,width=600,height=720',
}: PopupDriverOptions = {}): OAuthDriver => {
  const memory = attemptMemory(storage);

  const drive: OAuthDriver = ({ accountConnectorId: id, resuming, page, requestLink, signal }) => {
    const known = attemptAt(page?.(landing), resuming ? memory.recall(id) : undefined);
    const stopWaiting = known && onArrival(known, signal);
    if (known) memory.keep(id, known.attempt);
    // Nothing may be awaited before this: the browser would take the window for one nobody asked for.
    const opened = resuming ? null : window.open(known?.url ?? 'about:blank', '_blank', features);
    if (!opened && !resuming) {
      signal({ type: 'blocked', ...(known && { url: Secret.of(known.url) }) });
    }
    if (opened && !known) {
      void requestLink(landing)().then((link) => {
        if (isLeft(link)) signal({ type: 'failed', error: link.left });
        else opened.location.replace(link.right.url.reveal());
      });
    }
    // No more than a hint, given once: a page with Cross-Origin-Opener-Policy seems closed while it is open.
    const watch = setInterval(() => {
      if (!opened?.closed) return;
      clearInterval(watch);
      signal({ type: 'closed' });
    }, 500);
    return () => {
      clearInterval(watch);
      stopWaiting?.();
      memory.forget(id);
      opened?.close();
    };
  };

  return Object.assign(drive, {
    resume: (id: number) => (memory.recall(id) === undefined ? undefined : ('away' as const)),
  });
};
