import { type Arrival, arrivalParameter, arrivalSource } from './arrival.js';

/** The address of this page without any attempt in it. As text: the rest of it is the host's, to the letter. */
export const cleanAddress = (): string => {
  const { origin, pathname, search, hash } = location;
  const rest = search
    .slice(1)
    .split('&')
    .filter((part) => !part.startsWith(`${arrivalParameter}=`))
    .join('&');
  return `${origin}${pathname}${rest && `?${rest}`}${hash}`;
};

/** The attempt that came back to this address; the address is cleaned of it. */
export const takeArrival = (fits: (attempt: string) => boolean): string | undefined => {
  const attempt = new URLSearchParams(location.search).getAll(arrivalParameter).find(fits);
  if (attempt !== undefined) history.replaceState(history.state, '', cleanAddress());
  return attempt;
};

/** Tells the other pages of this origin that an attempt has come back. */
export const announce = (attempt: string): void => {
  const channel = new BroadcastChannel(arrivalSource);
  channel.postMessage({ source: arrivalSource, attempt } satisfies Arrival);
  channel.close();
};

/**
 * The whole of a landing page of the host's own, for where the gateway is of another origin than the page: it tells
 * the page that the sign-in is done, and closes itself where the browser lets it. Give its address to
 * `popupDriver({ landing })`, and let it say that the window can be closed.
 *
 * @returns whether there was anything to tell
 *
 * @example
 * import { completeSignIn } from 'cyclr-auth-machine';
 * completeSignIn();
 */
export const completeSignIn = (): boolean => {
  const attempt = takeArrival(() => true);
  if (attempt === undefined) return false;
  announce(attempt);
  window.close();
  return true;
};
