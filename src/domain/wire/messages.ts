import * as t from '#io-ts';
import { optionalText, reader, requiredText } from './primitives.js';

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value);

/** ASP.NET's validation errors by member, reduced to their texts. */
const ModelState = reader('ModelState', isTexts, (value) =>
  t.UnknownRecord.is(value)
    ? Object.values(value)
        .flat()
        .filter((text) => typeof text === 'string')
    : [],
);

/**
 * Either form of an error body: the API's `Message` and `ModelState`, or the token endpoint's `error`.
 * Stack traces and exception texts are left out.
 */
export const ErrorBody = t.strict(
  {
    Message: optionalText,
    ModelState,
    error: optionalText,
    error_description: optionalText,
  },
  'ErrorBody',
);
export type ErrorBody = t.TypeOf<typeof ErrorBody>;

/** What deauthenticate answers. */
export const MessageResponse = t.strict({ Message: requiredText }, 'MessageResponse');
export type MessageResponse = t.TypeOf<typeof MessageResponse>;
