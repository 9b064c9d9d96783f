import fc from 'fast-check';
import { authErrorCodes, stages } from '../../../src/domain/auth-error.js';
import { anyText } from '../any/texts.js';

/** A failure as a gateway of any version, or what stands before it, might answer. */
export const anyFailure: fc.Arbitrary<unknown> = fc.record({
  error: fc.record(
    {
      code: fc.oneof(fc.constantFrom<string>(...authErrorCodes), anyText),
      stage: fc.constantFrom(...stages),
      message: anyText,
      retryable: fc.boolean(),
      status: fc.nat(599),
      retryAfter: fc.nat(),
      fieldErrors: fc.dictionary(anyText, anyText, { maxKeys: 3, noNullPrototype: true }),
    },
    { requiredKeys: ['code', 'stage', 'message', 'retryable'] },
  ),
});
