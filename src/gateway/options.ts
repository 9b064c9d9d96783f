import { type CyclrAccount, type CyclrClientsOptions, createCyclrClients } from '../cyclr/index.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { Secret } from '../domain/secret.js';
import type { LandingOption } from './landing-texts.js';
import type { GatewayPermission } from './permission.js';

/** What one user may do, as the host says. */
export interface Authorization {
  /** Cyclr's API id of the account. */
  readonly accountId: string;
  /** The user of the account in whose name sign-ins happen; Cyclr creates it if need be. */
  readonly username: string;
  /** The account connectors the user may see and authenticate. Default: all of the account. */
  readonly connectors?: readonly number[] | undefined;
  /** What the user may do beside that. Default: nothing more. */
  readonly may?: readonly GatewayPermission[] | undefined;
}

type MaybePromise<A> = A | Promise<A>;

export interface GatewayOptions {
  /** Where Cyclr is and how the host signs in to it; see `createCyclrClient`. */
  readonly cyclr: CyclrClientsOptions;
  /**
   * The host's own say on who asks, by its session cookie or the like; the request it sees has no body.
   * Nothing: 401. A throw, or an answer that makes no sense: 403.
   */
  readonly authorize: (request: Request) => MaybePromise<Authorization | null | undefined>;
  /**
   * Told of each connector that was installed, before the browser is: the place to add it to the user's `connectors`.
   * Waited for. It may be told twice of the same one, after an answer that was lost; a throw is a 500, and the
   * connector stays. The request is the one that installed it, without its body.
   */
  readonly onInstalled?: (accountConnectorId: number, request: Request) => MaybePromise<void>;
  /** Signs attempts at signing in; 32 characters at least, and the same in every instance. */
  readonly secret: string | Secret;
  /** Where it is mounted. Default: `/cyclr-auth`. */
  readonly basePath?: string;
  /** Other origins whose pages may use it, e.g. `https://app.example.com`. Default: none. */
  readonly origins?: readonly string[];
  /** Its own origin as browsers see it, where a proxy hides it. Default: that of each request's URL. */
  readonly publicOrigin?: string;
  /** What the pages in the sign-in window say in place of the English texts; a function is given the request. */
  readonly landing?: LandingOption;
  /** The time in ms since the epoch. Default: `Date.now`. */
  readonly clock?: () => number;
}

/** The options once checked, with every default in. */
export interface GatewaySettings {
  readonly clientOf: (account: CyclrAccount) => ConnectorApi;
  readonly authorize: GatewayOptions['authorize'];
  readonly onInstalled: NonNullable<GatewayOptions['onInstalled']>;
  readonly secret: Secret;
  readonly basePath: string;
  readonly origins: readonly string[];
  readonly publicOrigin: string | undefined;
  readonly landing: LandingOption;
  readonly clock: () => number;
}

// Only names are told: a value that was put into the wrong option may be a secret.
const wrong = (option: string, what: string): TypeError =>
  new TypeError(`createGateway: ${option} ${what}`);

const shortestSecret = 32;

const originOf = (option: string, value: unknown): string => {
  if (typeof value === 'string' && URL.canParse(value)) {
    const { origin, protocol } = new URL(value);
    if (/^https?:$/.test(protocol) && origin === value) return value;
  }
  throw wrong(option, 'must be an origin such as https://app.example.com');
};

/**
 * Checks the options and fills in the defaults.
 *
 * @throws TypeError that names the option at fault, and never its value
 */
export const settingsOf = (options: GatewayOptions): GatewaySettings => {
  const { basePath = '/cyclr-auth', origins = [], publicOrigin, clock = Date.now } = options;
  const { onInstalled = () => undefined, landing = {} } = options;
  if (typeof options.authorize !== 'function') throw wrong('authorize', 'must be a function');
  if (typeof onInstalled !== 'function') throw wrong('onInstalled', 'must be a function');
  if (typeof landing !== 'function' && (typeof landing !== 'object' || landing === null)) {
    throw wrong('landing', 'must be an object or a function');
  }
  if (typeof options.secret !== 'string' && !(options.secret instanceof Secret)) {
    throw wrong('secret', 'must be text or a Secret');
  }
  const secret = Secret.of(options.secret);
  if (secret.reveal().length < shortestSecret) {
    throw wrong('secret', `must have ${shortestSecret} characters at least`);
  }
  if (typeof basePath !== 'string' || !/^(\/[\w.~-]+)*$/.test(basePath)) {
    throw wrong('basePath', 'must be a path such as /cyclr-auth');
  }
  if (!Array.isArray(origins)) throw wrong('origins', 'must be a list');
  return {
    clientOf: createCyclrClients(options.cyclr),
    authorize: options.authorize,
    onInstalled,
    secret,
    basePath,
    origins: origins.map((origin) => originOf('origins', origin)),
    publicOrigin: publicOrigin === undefined ? undefined : originOf('publicOrigin', publicOrigin),
    landing,
    clock,
  };
};
