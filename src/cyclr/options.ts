import { Secret } from '../domain/secret.js';
import { isRegion, type Region, regions } from './regions.js';

export interface RetryOptions {
  /** How often a failed GET, PUT or DELETE is sent again. Default 2. */
  readonly limit?: number;
  /** The pause before the first retry in ms, doubled for each further one, less some jitter. Default 300. */
  readonly delay?: number;
  /** The longest `Retry-After` that is waited for, in ms; a longer one ends the request. Default 30 000. */
  readonly maxRetryAfter?: number;
}

interface CommonOptions {
  readonly clientId: string;
  readonly clientSecret: string | Secret;
  /** The account's API ID. */
  readonly accountId: string;
  /** The partner's service domain, where the browser goes to sign in, e.g. `https://acme-h.cyclr.com`. */
  readonly serviceUrl: string;
  /** The account user in whose name sign-ins happen; Cyclr creates it if need be. */
  readonly username: string;
  /** For one attempt and the whole of its answer, in ms. Default 30 000. */
  readonly timeout?: number;
  readonly retry?: RetryOptions;
  /** Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** The time in ms since the epoch. Default: `Date.now`. */
  readonly clock?: () => number;
}

/** Where the API is: one of Cyclr's regions, or the URL of a private instance. */
export type CyclrClientOptions = CommonOptions &
  (
    | { readonly apiUrl: string; readonly region?: undefined }
    | { readonly region: Region; readonly apiUrl?: undefined }
  );

/** The options once checked, with every default in. URLs have no trailing slash. */
export interface Settings {
  readonly apiUrl: string;
  readonly serviceUrl: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly accountId: string;
  readonly username: string;
  readonly timeout: number;
  readonly retry: Required<RetryOptions>;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: () => number;
}

// The longest a timer can wait; a longer one would fire at once.
const longestTimer = 2 ** 31 - 1;

// Only names are told: a value that was put into the wrong option may be a secret.
const wrong = (option: string, what: string): TypeError =>
  new TypeError(`createCyclrClient: ${option} ${what}`);

const text = (option: string, value: unknown): string => {
  if (typeof value !== 'string' || value.trim() === '') {
    throw wrong(option, 'must be a non-empty string');
  }
  return value.trim();
};

/** An id that is a part of a path: nothing that a URL could not hold, or would take for another path. */
const segment = (option: string, value: unknown): string => {
  const id = text(option, value);
  if (!id.isWellFormed() || /^\.{1,2}$/.test(id)) throw wrong(option, 'must be an id');
  return id;
};

const parsed = (value: string): URL | undefined =>
  URL.canParse(value) ? new URL(value) : undefined;

const webUrl = (option: string, value: unknown): string => {
  const url = parsed(text(option, value));
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong(option, 'must be an http(s) URL');
  if (url.username || url.password || url.search || url.hash) {
    throw wrong(option, 'must have no credentials, query or fragment');
  }
  return url.href.replace(/\/+$/, '');
};

const apiUrlOf = ({ apiUrl, region }: { apiUrl?: unknown; region?: unknown }): string => {
  if (apiUrl !== undefined && region !== undefined) {
    throw wrong('apiUrl and region', 'cannot both be given');
  }
  if (region === undefined) return webUrl('apiUrl', apiUrl);
  if (!isRegion(region)) {
    throw wrong('region', `must be one of ${Object.keys(regions).join(', ')}`);
  }
  return regions[region];
};

const amount = (option: string, value: unknown, least: number): number => {
  if (typeof value !== 'number' || !(value >= least && value <= longestTimer)) {
    throw wrong(option, `must be a number from ${least} to ${longestTimer}`);
  }
  return value;
};

const secretOf = (option: string, value: unknown): Secret =>
  value instanceof Secret
    ? Secret.of(text(option, value.reveal()))
    : Secret.of(text(option, value));

type PerAccount = 'accountId' | 'username';

type Without<Options, Key extends PropertyKey> = Options extends unknown
  ? Omit<Options, Key>
  : never;

/** Everything but who is meant. */
export type CyclrClientsOptions = Without<CyclrClientOptions, PerAccount>;

/** An account, and the user of it in whose name sign-ins happen. */
export type CyclrAccount = Pick<CyclrClientOptions, PerAccount>;

/** @throws TypeError that names the option at fault, and never its value */
export const accountSettingsOf = ({ accountId, username }: CyclrAccount): CyclrAccount => ({
  accountId: segment('accountId', accountId),
  username: text('username', username),
});

/**
 * Checks what is the same for every account, and fills in the defaults.
 *
 * @throws TypeError that names the option at fault, and never its value
 */
export const sharedSettingsOf = (options: CyclrClientsOptions): Omit<Settings, PerAccount> => ({
  apiUrl: apiUrlOf(options),
  serviceUrl: webUrl('serviceUrl', options.serviceUrl),
  clientId: text('clientId', options.clientId),
  clientSecret: secretOf('clientSecret', options.clientSecret),
  timeout: amount('timeout', options.timeout ?? 30_000, 1),
  retry: {
    limit: Math.floor(amount('retry.limit', options.retry?.limit ?? 2, 0)),
    delay: amount('retry.delay', options.retry?.delay ?? 300, 0),
    maxRetryAfter: amount('retry.maxRetryAfter', options.retry?.maxRetryAfter ?? 30_000, 0),
  },
  fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
  clock: options.clock ?? Date.now,
});
