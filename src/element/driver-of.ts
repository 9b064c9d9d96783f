import type { AttemptStorage } from '../oauth/attempt-memory.js';
import type { OAuthDriver } from '../oauth/driver.js';
import { linkDriver } from '../oauth/link.js';
import { popupDriver } from '../oauth/popup.js';
import { redirectDriver } from '../oauth/redirect.js';

/** How the user is taken to a sign-in page. */
export type OAuthMode = 'popup' | 'redirect' | 'link';

// For a page whose storage is forbidden: nothing is remembered over a reload, and all the rest works.
const nowhere: AttemptStorage = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};

export const storageOf = (name: 'localStorage' | 'sessionStorage'): AttemptStorage => {
  try {
    return window[name];
  } catch {
    return nowhere;
  }
};

export const driverOf = (mode: OAuthMode): OAuthDriver => {
  if (mode === 'link') return linkDriver();
  return mode === 'redirect'
    ? redirectDriver({ storage: storageOf('localStorage') })
    : popupDriver({ storage: storageOf('sessionStorage') });
};
