import { confirm, isCancel, log, password, select, text } from '@clack/prompts';
import ora, { type Ora } from 'ora';
import { Secret } from '../domain/secret.js';
import type { PropertyInput } from '../domain/validation.js';
import type { FieldView } from '../view/connector-view.js';
import type { Answers } from './answers.js';
import { type Output, plain } from './output.js';

const cancelled = Symbol('cancelled');
const another = '\u0000another';

/** A value by what the connected app calls it, where that was looked up there. */
const choiceOf = (value: string, names: FieldView['optionNames'] = {}) => {
  const name = Object.hasOwn(names, value) ? names[value] : undefined;
  return name === undefined || name === value
    ? { value, label: plain(value) }
    : { value, label: plain(name), hint: plain(value) };
};

const askField = async (field: FieldView): Promise<PropertyInput | typeof cancelled> => {
  const mark = field.required ? '' : ' (optional)';
  const message = `${field.label}${mark}${field.help ? ` - ${field.help}` : ''}`;
  if (field.error) log.error(`${field.label}: ${field.error}`);
  if (field.sensitive) {
    const hint = field.isSet ? ' (already set, leave empty to keep)' : '';
    const value = await password({ message: `${message}${hint}` });
    return isCancel(value) ? cancelled : Secret.of(value ?? '');
  }
  if (field.type === 'boolean') {
    const value = await confirm({ message, initialValue: field.value?.toLowerCase() === 'true' });
    return isCancel(value) ? cancelled : value;
  }
  if (field.options.length > 0) {
    const value = await select({
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
    message,
    ...(field.value !== undefined && { initialValue: field.value }),
  });
  return isCancel(value) ? cancelled : (value ?? '');
};

/** Asks a person at the terminal. Only fields at fault are asked again. */
export const promptedAnswers = ({
  out,
}: Pick<Output, 'out'>): Answers & { readonly settle: () => void } => {
  let waiting: Ora | undefined;
  const settle = () => {
    waiting?.stop();
    waiting = undefined;
  };
  const spin = (text: string) => {
    settle();
    // Not the prompt library's spinner: that one ends the process on Ctrl-C, where the flow has to be cancelled.
    waiting = ora({ text, discardStdin: false }).start();
  };
  return {
    settle,
    method: async ({ methods, error, fieldErrors }) => {
      settle();
      if (error) log.error(fieldErrors.method ?? error.message);
      const id = await select({
        message: 'How is it to be authenticated? This cannot be changed once it is installed.',
        options: methods.map((each, index) => ({
          value: each.id,
          label: `${plain(each.name)}${index === 0 ? ' (default)' : ''}`,
          ...(each.description !== undefined && { hint: plain(each.description) }),
        })),
      });
      return isCancel(id) ? 'cancel' : { authenticationId: id };
    },
    name: async ({ name, error, fieldErrors }) => {
      settle();
      if (error) log.error(fieldErrors.name ?? error.message);
      const wanted = await text({ message: 'What is it to be called?', initialValue: name });
      return isCancel(wanted) ? 'cancel' : { name: wanted ?? '' };
    },
    properties: async ({ fields, error }) => {
      settle();
      if (error && !fields.some((field) => field.error)) log.error(error.message);
      const again = fields.filter((field) => field.error);
      const values: Record<string, PropertyInput> = {};
      for (const field of again.length > 0 ? again : fields) {
        const value = await askField(field);
        if (typeof value === 'symbol') return 'cancel';
        values[field.name] = value;
      }
      return values;
    },
    apiKey: async ({ label, help, error, fieldErrors }) => {
      settle();
      if (error) log.error(fieldErrors.key ?? error.message);
      const key = await password({ message: help ? `${label} - ${help}` : label });
      return isCancel(key) ? 'cancel' : Secret.of(key ?? '');
    },
    basic: async ({ help, username, error, fieldErrors }) => {
      settle();
      if (help) log.info(help);
      for (const problem of Object.values(fieldErrors)) log.error(problem);
      if (error && Object.keys(fieldErrors).length === 0) log.error(error.message);
      const name = await text({
        message: 'User name',
        ...(username !== undefined && { initialValue: username }),
      });
      if (isCancel(name)) return 'cancel';
      const secret = await password({ message: 'Password' });
      if (isCancel(secret)) return 'cancel';
      return { username: name ?? '', password: Secret.of(secret ?? '') };
    },
    startSignIn: async ({ error, notice }) => {
      settle();
      if (error) log.error(error.message);
      if (notice === 'linkExpired') log.warn('The link has expired.');
      if (notice === 'windowClosed') log.warn('The sign-in was not finished.');
      const start = await confirm({ message: 'Open a sign-in link?' });
      return isCancel(start) || !start ? 'cancel' : 'start';
    },
    followLink: (url) => {
      settle();
      // On a line of its own and whole, so that it can be clicked and copied.
      out(`\nFollow this link to sign in. It works once, for five minutes.\n\n${url}\n`);
      spin('Waiting for Cyclr to say that you have signed in (Ctrl-C cancels)');
    },
    verifying: () => spin('Asking the app whether it works'),
    afterFailure: async ({ error, canGoBack }) => {
      settle();
      log.error(`${error.message} (${error.code}, in ${error.stage})`);
      const next = await select({
        message: 'What now?',
        options: [
          { value: 'retry' as const, label: 'Try again' },
          ...(canGoBack ? [{ value: 'back' as const, label: 'Go back' }] : []),
          { value: 'leave' as const, label: 'Leave' },
        ],
      });
      return isCancel(next) ? 'leave' : next;
    },
  };
};
