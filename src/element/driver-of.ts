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

/** Found again in any tab, where a trip may end in a new one; but what a tab has begun itself comes first there. */
const tabFirst = (tab: AttemptStorage, all: AttemptStorage): AttemptStorage => ({
  getItem: (key) => tab.getItem(key) ?? all.getItem(key),
  setItem: (key, value) => {
    tab.setItem(key, value);
    all.setItem(key, value);
  },
  removeItem: (key) => {
    const own = tab.getItem(key);
    tab.removeItem(key);
    if (own === null || own === all.getItem(key)) all.removeItem(key);
  },
});

export const driverOf = (mode: OAuthMode): OAuthDriver => {
  if (mode === 'link') return linkDriver();
  return mode === 'redirect'
    ? redirectDriver({ storage: tabFirst(storageOf('sessionStorage'), storageOf('localStorage')) })
    : popupDriver({ storage: storageOf('sessionStorage') });
};
