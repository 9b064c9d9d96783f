import { isCancel, log, password, select, text } from '@clack/prompts';
import type { AuthError, FieldErrors } from '../domain/auth-error.js';
import { Secret } from '../domain/secret.js';
import type { ConnectorView } from '../view/connector-view.js';
import type { Answers } from './answers.js';
import { type Output, plain } from './output.js';
import { askFields } from './prompted-fields.js';
import { type Prompting, promptingAt } from './prompting.js';
import type { Screen } from './terminal.js';
import { waitForKey } from './waiting.js';

const nameOf = ({ connector }: ConnectorView): string =>
  connector ? plain(connector.name) : 'the app';

/** What went wrong, where it is not said at a field. */
const tellError = (
  error: AuthError | undefined,
  fieldErrors: FieldErrors,
  prompting: Prompting,
): void => {
  const problems = Object.values(fieldErrors);
  if (problems.length === 0 && error) problems.push(error.message);
  for (const problem of problems) log.error(problem, prompting);
};

const waits = {
  loading: 'Asking Cyclr…',
  saving: 'Saving in Cyclr…',
  verifying: 'Asking the app whether it works…',
} as const;

/**
 * Asks a person at the terminal.
 *
 * @param left what it is called to go on without this connector
 */
export const promptedAnswers = (screen: Screen & Pick<Output, 'out'>, left = 'Leave'): Answers => {
  let shownUrl: string | undefined;
  return {
    method: async (view, signal) => {
      const prompting = promptingAt(screen, signal);
      tellError(view.error, view.fieldErrors, prompting);
      const id = await select({
        ...prompting,
        message: `How is ${nameOf(view)} to be authenticated? This cannot be changed once it is installed.`,
        options: view.methods.map((each, index) => ({
          value: each.id,
          label: `${plain(each.name)}${index === 0 ? ' (default)' : ''}`,
          ...(each.description !== undefined && { hint: plain(each.description) }),
        })),
      });
      return isCancel(id) ? 'cancel' : { authenticationId: id };
    },
    name: async ({ name, error, fieldErrors }, signal) => {
      const prompting = promptingAt(screen, signal);
      tellError(error, fieldErrors, prompting);
      const message = 'What is this one to be called?';
      const wanted = await text({ ...prompting, message, initialValue: name });
      return isCancel(wanted) ? 'cancel' : { name: wanted ?? '' };
    },
    properties: async ({ fields, error }, signal) => {
      const prompting = promptingAt(screen, signal);
      if (!fields.some((field) => field.error)) tellError(error, {}, prompting);
      return askFields(fields, prompting);
    },
    apiKey: async ({ label, help, error, fieldErrors }, signal) => {
      const prompting = promptingAt(screen, signal);
      tellError(error, fieldErrors, prompting);
      const message = help ? `${plain(label)} - ${plain(help)}` : plain(label);
      const key = await password({ ...prompting, message });
      return isCancel(key) ? 'cancel' : Secret.of(key ?? '');
    },
    basic: async ({ help, username, error, fieldErrors }, signal) => {
      const prompting = promptingAt(screen, signal);
      if (help) log.info(plain(help), prompting);
      tellError(error, fieldErrors, prompting);
      const name = await text({
        ...prompting,
        message: 'User name',
        ...(username !== undefined && { initialValue: username }),
      });
      if (isCancel(name)) return 'cancel';
      const secret = await password({ ...prompting, message: 'Password' });
      if (isCancel(secret)) return 'cancel';
      return { username: name ?? '', password: Secret.of(secret ?? '') };
    },
    startSignIn: async (view, signal) => {
      const prompting = promptingAt(screen, signal);
      tellError(view.error, {}, prompting);
      if (view.notice === 'windowClosed') log.warn('The sign-in was not finished.', prompting);
      const next = await select({
        ...prompting,
        message: `You sign in to ${nameOf(view)} in a browser.`,
        options: [
          { value: 'start' as const, label: 'Show the link' },
          { value: 'cancel' as const, label: left },
        ],
      });
      return isCancel(next) ? 'cancel' : next;
    },
    signingIn: async ({ url, phase, notice }, signal) => {
      if (url !== undefined && url !== shownUrl) {
        shownUrl = url;
        // On a line of its own and whole, so that it can be clicked and copied.
        screen.out(`Follow this link to sign in. It works once, for five minutes.\n\n${url}\n`);
      }
      if (phase === 'confirming') {
        return waitForKey('Asking Cyclr whether you have signed in…', {}, screen, signal);
      }
      const state =
        notice === 'linkExpired'
          ? 'The link has expired'
          : url === undefined
            ? 'Asking Cyclr for a link'
            : 'Waiting until you have signed in';
      const keys = 'n: a new link, s: stop, Ctrl-C: leave';
      return waitForKey(`${state} (${keys})`, { n: 'again', s: 'stop' }, screen, signal);
    },
    waiting: ({ step }, signal) => waitForKey(waits[step], {}, screen, signal),
    afterFailure: async ({ error, canGoBack }, signal) => {
      const prompting = promptingAt(screen, signal);
      log.error(`${plain(error.message)} (${error.code})`, prompting);
      const again = { value: 'retry' as const, label: 'Try again' };
      const next = await select({
        ...prompting,
        message: 'What now?',
        options: [
          ...(error.retryable ? [again] : []),
          ...(canGoBack ? [{ value: 'back' as const, label: 'Go back' }] : []),
          { value: 'leave' as const, label: left },
          // What is not likely to help is not what Enter does.
          ...(error.retryable ? [] : [again]),
        ],
      });
      return isCancel(next) ? 'cancel' : next;
    },
  };
};
