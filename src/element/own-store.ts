import type { ConnectorApi } from '../domain/connector-api.js';
import { createGatewayClient } from '../gateway/client.js';
import type { AttemptStorage } from '../oauth/attempt-memory.js';
import type { OAuthDriver } from '../oauth/driver.js';
import { linkDriver } from '../oauth/link.js';
import { popupDriver } from '../oauth/popup.js';
import { redirectDriver } from '../oauth/redirect.js';
import { createConnectorAuth } from '../view/connector-auth.js';
import type { ConnectorAuth } from '../view/connector-store.js';

/** How the user is taken to a sign-in page. */
export type OAuthMode = 'popup' | 'redirect' | 'link';

export interface OwnStoreOptions {
  readonly accountConnectorId: number | undefined;
  readonly gatewayUrl: string | undefined;
  readonly api: ConnectorApi | undefined;
  readonly oauthMode: OAuthMode;
  readonly reauthenticate: boolean;
}

// For a page whose storage is forbidden: nothing is remembered over a reload, and all the rest works.
const nowhere: AttemptStorage = {
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
};

const storageOf = (name: 'localStorage' | 'sessionStorage'): AttemptStorage => {
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

/** The attributes without which there is no flow. */
export const missingFor = ({ accountConnectorId, gatewayUrl, api }: OwnStoreOptions): string[] => [
  ...(accountConnectorId ? [] : ['account-connector-id']),
  ...(api || gatewayUrl ? [] : ['gateway-url']),
];

/** The flow the element runs by itself; nothing where it has not been told enough. */
export const ownStore = ({
  accountConnectorId,
  gatewayUrl,
  api,
  oauthMode,
  reauthenticate,
}: OwnStoreOptions): ConnectorAuth | undefined => {
  if (!accountConnectorId || !(api || gatewayUrl)) return undefined;
  return createConnectorAuth({
    api: api ?? createGatewayClient({ url: gatewayUrl ?? '' }),
    accountConnectorId,
    oauth: driverOf(oauthMode),
    reauthenticate,
  });
};
