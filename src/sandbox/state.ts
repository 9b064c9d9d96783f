import { randomBytes } from 'node:crypto';
import { createLedger, defaultUsername, type Ledger } from './ledger.js';
import { createProviderState, type ProviderState } from './provider-state.js';
import type { SeedFile } from './seed-file.js';
import type { Unknowns } from './unknowns.js';

/** Milliseconds since 1970. Drives every expiry and date of the sandbox; latency is real time. */
export interface Clock {
  now(): number;
}

/** The three origins, known once their ports are bound. */
export interface Origins {
  api: string;
  service: string;
  provider: string;
}

export interface AccessToken {
  /** The account it is limited to; null for a partner-level token. */
  readonly scope: string | null;
  readonly expires: number;
}

export interface SignInToken {
  readonly accountId: string;
  readonly expires: number;
}

/** A browser that has been sent to the third party and is expected back. */
export interface PendingSignIn {
  readonly accountId: string;
  readonly connectorId: number;
  readonly targetOrigin: string;
  readonly callbackMessage: string | null;
}

export interface SandboxState {
  readonly seed: SeedFile;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly origins: Origins;
  /** Aborted when the sandbox closes, so that no call between its servers outlives it. */
  readonly closing: AbortSignal;
  readonly unknowns: Unknowns;
  ledger: Ledger;
  provider: ProviderState;
  readonly tokens: Map<string, AccessToken>;
  readonly signInTokens: Map<string, SignInToken>;
  readonly pendingSignIns: Map<string, PendingSignIn>;
}

/** An unguessable value, safe in a URL. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** Starts from a seed, with nothing issued yet. */
export const createState = (
  options: Pick<SandboxState, 'seed' | 'clock' | 'unknowns' | 'closing'>,
): SandboxState => ({
  ...options,
  clientId: options.seed.clientId ?? 'sandbox-client',
  clientSecret: options.seed.clientSecret ?? randomSecret(),
  origins: { api: '', service: '', provider: '' },
  ledger: createLedger(options.seed),
  provider: createProviderState(options.seed),
  tokens: new Map(),
  signInTokens: new Map(),
  pendingSignIns: new Map(),
});

/** Back to the seed: stored credentials, properties, tokens and pending sign-ins are forgotten. */
export const resetState = (state: SandboxState): void => {
  state.ledger = createLedger(state.seed);
  state.provider = createProviderState(state.seed);
  state.tokens.clear();
  state.signInTokens.clear();
  state.pendingSignIns.clear();
};

/** The user of an account that its seed names. */
export const seededUsername = (account: SeedFile['accounts'][number] | undefined): string =>
  account?.username ?? defaultUsername;
