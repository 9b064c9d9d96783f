import { isLeft } from '../domain/either.js';
import { Secret } from '../domain/secret.js';
import { onArrival } from './arrival.js';
import type { OAuthDriver } from './driver.js';

/** A page of the host's own to which the browser returns after signing in. */
export interface Landing {
  /** The address for this attempt; it should be unguessable and good for one attempt. */
  readonly url: string;
  /** Calls back when the browser has arrived; returns what stops waiting for it. */
  readonly onArrival: (arrived: () => void) => () => void;
}

export interface LinkDriverOptions {
  /**
   * A new landing page for each attempt. Without one, a sign-in is noticed by asking Cyclr, which cannot tell
   * when a connector that is authenticated already has been authenticated anew.
   */
  readonly landing?: () => Landing;
}

/**
 * The driver for terminals and other devices: it shows a link, and the user follows it wherever a browser is.
 *
 * @example
 * createConnectorAuth({ api, accountConnectorId: 42, oauth: linkDriver() });
 */
export const linkDriver =
  ({ landing }: LinkDriverOptions = {}): OAuthDriver =>
  ({ page, requestLink, signal }) => {
    const known = landing ? undefined : page?.();
    if (known) {
      const stopWaiting = onArrival(known, signal);
      signal({ type: 'link', url: Secret.of(known.url) });
      return stopWaiting;
    }
    const place = landing?.();
    const stopWaiting = place?.onArrival(() => signal({ type: 'landed' }));
    void requestLink(place?.url)().then((link) =>
      signal(
        isLeft(link) ? { type: 'failed', error: link.left } : { type: 'link', url: link.right.url },
      ),
    );
    return () => stopWaiting?.();
  };
