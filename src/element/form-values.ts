import type { PropertyInputs } from '../domain/validation.js';
import type { FieldView } from '../view/connector-view.js';

export type Control = 'text' | 'masked' | 'checkbox' | 'datetime';

/** A date and time as `<input type="datetime-local">` has it, in the user's own time; nothing where it is none. */
export const toLocalTime = (value: string): string | undefined => {
  const time = Date.parse(value);
  if (Number.isNaN(time)) return undefined;
  const local = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
};

/** What a field is entered with. Where there are options, another value may be typed, so it is text. */
export const controlOf = ({ sensitive, type, options, value }: FieldView): Control => {
  if (sensitive) return 'masked';
  if (options.length > 0) return 'text';
  if (type === 'boolean' && (value === undefined || /^(true|false)$/i.test(value))) {
    return 'checkbox';
  }
  const isDate = value === undefined || value === '' || toLocalTime(value) !== undefined;
  return type === 'dateTime' && isDate ? 'datetime' : 'text';
};

/** The text of one control as a property's value; nothing where the user has had no say in it. */
const textOf = (field: FieldView, { value, checked }: HTMLInputElement): string | undefined => {
  switch (controlOf(field)) {
    case 'checkbox':
      // An optional box nobody has touched says nothing.
      return checked || field.isSet || field.required || field.value !== undefined
        ? String(checked)
        : undefined;
    case 'datetime': {
      if (value === '') return '';
      const unchanged = field.value !== undefined && toLocalTime(field.value) === value;
      return unchanged ? field.value : new Date(value).toISOString().replace('.000Z', 'Z');
    }
    default:
      return value;
  }
};

/** What the form holds, for `submitProperties`. */
export const readValues = (
  fields: readonly FieldView[],
  inputOf: (name: string) => HTMLInputElement | undefined,
): PropertyInputs =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const input = inputOf(field.name);
      const value = input && textOf(field, input);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );
