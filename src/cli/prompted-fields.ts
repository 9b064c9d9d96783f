import { confirm, isCancel, log, password, select, text } from '@clack/prompts';
import { Secret } from '../domain/secret.js';
import type { PropertyInput, PropertyInputs } from '../domain/validation.js';
import type { FieldView } from '../view/connector-view.js';
import { plain } from './output.js';
import type { Prompting } from './prompting.js';

const cancelled = Symbol('cancelled');
const another = '\u0000another';

/** A value by what the connected app calls it, where that was looked up there. */
const choiceOf = (value: string, names: FieldView['optionNames'] = {}) => {
  const name = Object.hasOwn(names, value) ? names[value] : undefined;
  return name === undefined || name === value
    ? { value, label: plain(value) }
    : { value, label: plain(name), hint: plain(value) };
};

const askField = async (
  field: FieldView,
  prompting: Prompting,
): Promise<PropertyInput | typeof cancelled> => {
  const label = plain(field.label);
  const mark = field.required ? '' : ' (optional)';
  const message = `${label}${mark}${field.help ? ` - ${plain(field.help)}` : ''}`;
  if (field.error) log.error(`${label}: ${field.error}`, prompting);
  if (field.sensitive) {
    const hint = field.isSet ? ' (already set, leave empty to keep)' : '';
    const value = await password({ ...prompting, message: `${message}${hint}` });
    return isCancel(value) ? cancelled : Secret.of(value ?? '');
  }
  if (field.type === 'boolean') {
    const initialValue = field.value?.toLowerCase() === 'true';
    const value = await confirm({ ...prompting, message, initialValue });
    return isCancel(value) ? cancelled : value;
  }
  if (field.options.length > 0) {
    const value = await select({
      ...prompting,
      message,
      options: [
        ...field.options.map((option) => choiceOf(option, field.optionNames)),
        { value: another, label: 'Another value…' },
      ],
      ...(field.value !== undefined && { initialValue: field.value }),
    });
    if (isCancel(value)) return cancelled;
    if (value !== another) return value;
  }
  const value = await text({
    ...prompting,
    message,
    ...(field.value !== undefined && { initialValue: field.value }),
  });
  return isCancel(value) ? cancelled : (value ?? '');
};

/** Asks for each property in turn; after a refusal, only for those at fault. */
export const askFields = async (
  fields: readonly FieldView[],
  prompting: Prompting,
): Promise<PropertyInputs | 'cancel'> => {
  const again = fields.filter((field) => field.error);
  const values: Record<string, PropertyInput> = {};
  for (const field of again.length > 0 ? again : fields) {
    const value = await askField(field, prompting);
    if (typeof value === 'symbol') return 'cancel';
    values[field.name] = value;
  }
  return values;
};
