import { isCancel, log, select } from '@clack/prompts';
import type { AccountEntry } from '../domain/account.js';
import type { AuthError } from '../domain/auth-error.js';
import type { AccountProgress, AccountView } from '../view/account-view.js';
import { englishStatus } from '../view/english-status.js';
import type { Choice } from './account-walk.js';
import { plain } from './output.js';
import { promptingAt } from './prompting.js';
import type { Screen } from './terminal.js';

const open: readonly AccountEntry['status'][] = ['toDo', 'skipped', 'failed'];

const countsOf = ({ authenticated, total, skipped, failed, removed }: AccountProgress): string =>
  [
    `${authenticated} of ${total} connectors are authenticated`,
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ].join(', ');

/** Asks a person what to do with the list. */
export const promptedChoice = async (
  { entries, progress, current }: AccountView,
  screen: Screen,
  signal: AbortSignal,
): Promise<Choice> => {
  const atHand = entries.find((entry) => entry.accountConnectorId === current);
  const others = entries.filter((entry) => entry !== atHand && open.includes(entry.status));
  const choice = await select<Choice>({
    ...promptingAt(screen, signal),
    message: `${countsOf(progress)}.`,
    options: [
      ...(atHand
        ? [
            { value: 'resume' as const, label: `Go on with ${plain(atHand.name)}` },
            { value: 'skip' as const, label: `Skip ${plain(atHand.name)}` },
          ]
        : []),
      ...(!atHand && progress.toDo > 0
        ? [{ value: 'next' as const, label: 'Take one after another' }]
        : []),
      ...others.map(({ accountConnectorId, name, status, error }) => ({
        value: accountConnectorId,
        label: `${plain(name)} (${englishStatus[status]})`,
        ...(error && { hint: plain(error.message) }),
      })),
      { value: 'finish' as const, label: 'Leave it at that' },
    ],
  });
  return isCancel(choice) ? 'cancel' : choice;
};

/** Asks a person whether what failed is to be tried again, where that can help. */
export const promptedRetry = async (
  { message, code, retryable }: AuthError,
  screen: Screen,
  signal?: AbortSignal,
): Promise<boolean> => {
  const prompting = promptingAt(screen, signal);
  log.error(`${plain(message)} (${code})`, prompting);
  if (!retryable) return false;
  const again = await select({
    ...prompting,
    message: 'What now?',
    options: [
      { value: true, label: 'Try again' },
      { value: false, label: 'Leave' },
    ],
  });
  return !isCancel(again) && again;
};
