import { fieldsOf, given, textOf, textsOf } from '../read.js';
import type { ShownEvent, ShownSnapshot } from '../record.js';

/** An event of XState 5 or 4; of the latter also in its envelope. */
export const shownEvent = (value: unknown): ShownEvent => {
  const fields = fieldsOf(value);
  const payload = fields.$$type === 'scxml' ? (fields.data ?? { type: fields.name }) : value;
  return { type: textOf(payload) ?? textOf(fieldsOf(payload).type) ?? 'unknown', payload };
};

/** A snapshot of XState 5, or a state of XState 4. */
export const shownSnapshot = (value: unknown): ShownSnapshot => {
  const { status, done, value: state, tags, context, input, output, error } = fieldsOf(value);
  return {
    status: textOf(status) ?? (done === true ? 'done' : 'active'),
    tags: textsOf(tags),
    ...given('value', state ?? undefined),
    ...given('context', context),
    ...given('input', input),
    ...given('output', output ?? fieldsOf(value).doneData),
    ...given('error', error),
  };
};
