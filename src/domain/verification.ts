import type { Verified } from './outcome.js';

/** A call that shows whether stored credentials work. Both reach the connected app. */
export type VerificationCheck =
  /** Runs a method of the connector, by id or `MethodUniqueIdentifier` (Cyclr's `/test/{method}`). Often closed by address. */
  | { readonly test: number | string }
  /** Looks options up by a trigger's id (Cyclr's `/triggers/{id}`). */
  | { readonly lookup: number };

/** What the call has shown. A refusal that says nothing about the credentials is `unknown`. */
export interface Verification {
  readonly verified: Verified;
  /** Cyclr's words, where `verified` is `no`; fit to show. */
  readonly message?: string;
}
