import * as t from '#io-ts';
import type { LookupOption } from '../../domain/lookup.js';
import type { Verification, VerificationCheck } from '../../domain/verification.js';
import { id, optional, record, text, token } from './primitives.js';

// What goes on to the connected app.

/** The body of `POST …/verify`. */
export const Check: t.Type<VerificationCheck, unknown, unknown> = t.union(
  [
    record<VerificationCheck>('test', { test: t.union([id, token]) }),
    record<VerificationCheck>('lookup', { lookup: id }),
  ],
  'Check',
);

/** Its answer. */
export const Verdict = record<Verification>('Verdict', {
  verified: t.keyof({ yes: null, no: null, unknown: null }),
  message: optional(text),
});

/** The answer to `POST …/lookups/{triggerId}`. */
export const Options = t.readonlyArray(
  record<LookupOption>('LookupOption', { value: text, name: text }),
  'Options',
);
