import type { PropertyInputs } from '../domain/validation.js';
import type { FieldView } from '../view/connector-view.js';

export type Control = 'text' | 'masked' | 'checkbox' | 'datetime';

/**
 * A date and time as `<input type="datetime-local">` has it, in the user's own time; nothing where it is none, or one
 * the control cannot hold. Seconds that are none are left out, as the control leaves them out of its own value.
 */
export const toLocalTime = (value: string): string | undefined => {
  // Date alone also takes a bare number for a year.
  const time = new Date(/^\d{4}-\d\d-\d\d/.test(value) ? value : '');
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  // What is no date is no text in JSON. Time zones lead from year 1 to 0, and from year 9999 beyond.
  return /^(?!0000)\d{4}-.{11}(:(?!00)..)?/.exec(local.toJSON())?.[0];
};

/** What a field is entered with. Where there are options, another value may be typed, so it is text. */
export const controlOf = ({ sensitive, type, options, value }: FieldView): Control => {
  if (sensitive) return 'masked';
  if (options.length > 0) return 'text';
  if (type === 'boolean' && (value === undefined || /^(true|false)$/i.test(value))) {
    return 'checkbox';
  }
  return type === 'dateTime' && (!value || toLocalTime(value)) ? 'datetime' : 'text';
};

/** What is read of a control. */
export type Entry = Pick<HTMLInputElement, 'value' | 'checked'>;

/** What a checkbox shows of a value, however it is spelled. */
export const isTrue = (value: string | undefined): boolean => /^true$/i.test(value ?? '');

/** A text as `<input>` holds it: on one line. */
const oneLine = (text: string): string => text.replace(/[\r\n]/g, '');

/**
 * The text of one control as a property's value; nothing where the user has had no say in it.
 * What was not changed is handed back as it was, also where the control shows it in another way.
 */
const textOf = (field: FieldView, { value, checked }: Entry): string | undefined => {
  switch (controlOf(field)) {
    case 'checkbox':
      if (field.value !== undefined && isTrue(field.value) === checked) return field.value;
      // An optional box nobody has touched says nothing.
      return checked || field.isSet || field.required || field.value !== undefined
        ? String(checked)
        : undefined;
    case 'datetime':
      if (value === '') return '';
      return toLocalTime(field.value ?? '') === value
        ? field.value
        : new Date(value).toISOString().replace('.000Z', 'Z');
    default:
      return field.value !== undefined && oneLine(field.value) === value ? field.value : value;
  }
};

/** What the form holds, for `submitProperties`. */
export const readValues = (
  fields: readonly FieldView[],
  inputOf: (name: string) => Entry | undefined,
): PropertyInputs =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const input = inputOf(field.name);
      const value = input && textOf(field, input);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
