import type { OAuthMode } from '../../../element/index.js';

/** What has to outlast a trip to a sign-in page and back is in the page's own address. */
export interface Place {
  readonly connector: number | undefined;
  /** All connectors, one after another. */
  readonly account: boolean;
  readonly mode: OAuthMode;
  readonly reauthenticate: boolean;
}

const modes: readonly OAuthMode[] = ['popup', 'redirect', 'link'];

export const readPlace = (): Place => {
  const query = new URLSearchParams(location.search);
  const connector = Number(query.get('connector'));
  return {
    connector: Number.isSafeInteger(connector) && connector > 0 ? connector : undefined,
    account: query.has('account'),
    mode: modes.find((mode) => mode === query.get('mode')) ?? 'popup',
    reauthenticate: query.has('reauthenticate'),
  };
};

export const writePlace = ({ connector, account, mode, reauthenticate }: Place): void => {
  const query = new URLSearchParams({
    ...(connector !== undefined && { connector: String(connector) }),
    ...(account && { account: '' }),
    mode,
    ...(reauthenticate && { reauthenticate: '' }),
  });
  history.replaceState(null, '', `?${query}`);
};
