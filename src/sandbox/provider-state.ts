import { accountParameters, type Release, releaseFrom } from './release.js';
import type { SeedFile } from './seed-file.js';

/** A consent page that has been shown and not been answered. */
export interface ConsentRequest {
  readonly app: ProviderApp;
  readonly redirectUri: string;
  readonly answer:
    | { readonly protocol: 'oauth2'; readonly state: string | null }
    | { readonly protocol: 'oauth1'; readonly requestToken: string };
}

/** One application registered at the third party. */
export interface ProviderApp {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly release: Release;
}

/** Everything the third party remembers. It is a party of its own: it never reads Cyclr's ledger. */
export interface ProviderState {
  readonly apps: ReadonlyMap<string, ProviderApp>;
  readonly consents: Map<string, ConsentRequest>;
  /** Authorization codes and OAuth 1 verifiers not yet exchanged. */
  readonly codes: Map<string, { readonly clientId: string; readonly redirectUri: string }>;
  readonly refreshTokens: Map<string, { readonly clientId: string }>;
  readonly requestTokens: Map<string, { readonly clientId: string; readonly redirectUri: string }>;
}

/** Registers the partner's application of each release, and the customer's own where one is seeded. */
export const createProviderState = (seed: SeedFile): ProviderState => {
  const apps = seed.connectors.map(releaseFrom).flatMap((release): ProviderApp[] => {
    const { ClientId: clientId, ClientSecret: clientSecret } = release.accepts?.properties ?? {};
    return [
      ...(release.partnerClient === null ? [] : [{ ...release.partnerClient, release }]),
      ...(clientId === undefined || clientSecret === undefined
        ? []
        : [{ clientId, clientSecret, release }]),
    ];
  });
  return {
    apps: new Map(apps.map((app) => [app.clientId, app])),
    consents: new Map(),
    codes: new Map(),
    refreshTokens: new Map(),
    requestTokens: new Map(),
  };
};

/** The form member that carries an account property to the third party. */
export const providerMember = (propertyName: string): string => {
  if (propertyName === 'ClientId') return 'client_id';
  if (propertyName === 'ClientSecret') return 'client_secret';
  return propertyName.toLowerCase();
};

/** Whether the members sent agree with what the seed says the third party accepts. */
export const membersAccepted = (
  release: Release,
  sent: URLSearchParams,
  which: 'all' | 'public',
): boolean => {
  // secrets never travel in the browser's address bar, so the consent page cannot check them
  const hidden = new Set(
    accountParameters(release)
      .filter((parameter) => parameter.sensitive === true)
      .map((parameter) => parameter.targetName),
  );
  return Object.entries(release.accepts?.properties ?? {})
    .filter(([name]) => name !== 'ClientId' && name !== 'ClientSecret')
    .filter(([name]) => which === 'all' || !hidden.has(name))
    .every(([name, value]) => sent.get(providerMember(name)) === value);
};
