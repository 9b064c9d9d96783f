import { fieldsOf, parsed, textOf } from './read.js';

/** An event as a person writes it: as JSON, or as its type alone. */
export const writtenEvent = (
  text: string,
): { readonly type: string; readonly [name: string]: unknown } | undefined => {
  const fields = fieldsOf(parsed(text));
  const type = textOf(fields.type);
  if (type !== undefined) return { ...fields, type };
  return /^[\w.:-]+$/.test(text) ? { type: text } : undefined;
};
