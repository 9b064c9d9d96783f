import { isCancel, log, select } from '@clack/prompts';
import type { AuthError } from '../domain/auth-error.js';
import type { AccountView } from '../view/account-view.js';
import type { Choice } from './account-walk.js';
import { plain } from './output.js';

/** Asks a person which connector to take. */
export const promptedChoice = async ({ entries, progress }: AccountView): Promise<Choice> => {
  const open = entries.filter(({ status }) => ['toDo', 'skipped', 'failed'].includes(status));
  const choice = await select<Choice>({
    message: `${progress.authenticated} of ${progress.total} connectors are authenticated.`,
    options: [
      ...(progress.toDo > 0 ? [{ value: 'next' as const, label: 'Take one after another' }] : []),
      ...open.map(({ accountConnectorId, name, status }) => ({
        value: accountConnectorId,
        label: `${plain(name)} (${status === 'toDo' ? 'to do' : status})`,
      })),
      { value: 'finish' as const, label: 'Leave it at that' },
    ],
  });
  return isCancel(choice) ? 'finish' : choice;
};

/** Asks a person whether what failed is to be tried again, where that can help. */
export const promptedRetry = async ({
  message,
  code,
  stage,
  retryable,
}: AuthError): Promise<boolean> => {
  log.error(`${message} (${code}, in ${stage})`);
  if (!retryable) return false;
  const again = await select({
    message: 'What now?',
    options: [
      { value: true, label: 'Try again' },
      { value: false, label: 'Leave' },
    ],
  });
  return !isCancel(again) && again;
};
