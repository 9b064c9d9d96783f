import type { HKT } from 'fp-ts/HKT.js';
import type { Schemable } from 'io-ts/lib/Schemable.js';
import { make, type Schema } from '#io-ts/Schema';

export { make, type Schema };

/** A record some of whose members may be missing. */
export const withOptional = <S, A extends object, B extends object>(
  S: Schemable<S>,
  required: { readonly [K in keyof A]: HKT<S, A[K]> },
  optional: { readonly [K in keyof B]: HKT<S, B[K]> },
): HKT<S, A & Partial<B>> => S.intersect(S.partial(optional))(S.struct(required));
