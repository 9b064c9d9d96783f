import { isCancel, select } from '@clack/prompts';
import type { AccountOutcome } from '../domain/account.js';
import type { AccountAuth } from '../view/account-auth.js';
import type { AccountView } from '../view/account-view.js';
import type { Answers } from './answers.js';
import { connect } from './connect.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { type Output, table } from './output.js';

/** What to do with the list: begin, take one, or end. */
export type Choice = number | 'next' | 'finish';

export interface AccountHost {
  readonly choose: (view: AccountView) => Promise<Choice>;
  /** Who answers for this connector; nothing where it is to be skipped. */
  readonly answersFor: (accountConnectorId: number) => Answers | undefined;
}

/** Asks a person which connector to take. */
export const promptedChoice = async ({ entries, progress }: AccountView): Promise<Choice> => {
  const open = entries.filter(({ status }) => ['toDo', 'skipped', 'failed'].includes(status));
  const choice = await select<Choice>({
    message: `${progress.authenticated} of ${progress.total} connectors are authenticated.`,
    options: [
      ...(progress.toDo > 0 ? [{ value: 'next' as const, label: 'Take one after another' }] : []),
      ...open.map(({ accountConnectorId, name, status }) => ({
        value: accountConnectorId,
        label: `${name} (${status === 'toDo' ? 'to do' : status})`,
      })),
      { value: 'finish' as const, label: 'Leave it at that' },
    ],
  });
  return isCancel(choice) ? 'finish' : choice;
};

/** Takes an account through its flow; the flow decides what comes next. */
export const walkAccount = async (
  account: AccountAuth,
  { choose, answersFor }: AccountHost,
  { out }: Output,
): Promise<AccountOutcome> => {
  let taken: ReturnType<AccountAuth['connector']>;
  let overview: unknown;
  const unsubscribe = account.subscribe((view) => {
    if (view.step === 'overview' && view.entries !== overview) {
      overview = view.entries;
      void choose(view).then((choice) => {
        if (choice === 'finish') account.finish();
        else if (choice === 'next') account.next();
        else account.choose(choice);
      });
    }
    if (view.step === 'failed') {
      out(`${view.error.message} (${view.error.code})`);
      queueMicrotask(() => account.cancel());
    }
    const auth = account.connector();
    if (view.step !== 'connector' || !auth || auth === taken) return;
    taken = auth;
    const { current } = view;
    const entry = view.entries.find(({ accountConnectorId }) => accountConnectorId === current);
    const answers = entry && answersFor(entry.accountConnectorId);
    if (entry) out(`\n${entry.accountConnectorId} ${entry.name}`);
    queueMicrotask(() => {
      if (!answers) account.skip();
      // Whoever leaves this connector goes on with the others.
      else void connect({ ...auth, cancel: account.skip }, answers);
    });
  });
  const outcome = await account.done;
  unsubscribe();
  return outcome;
};

/** A line for each connector. */
export const outcomeTable = ({ connectors }: AccountOutcome): string =>
  table([
    ['id', 'connector', 'status', 'verified', 'error'],
    ...connectors.map(({ accountConnectorId, name, status, verified, error }) => [
      `${accountConnectorId}`,
      name,
      status,
      verified ?? '',
      error?.code ?? '',
    ]),
  ]);

const good = ['authenticated', 'notNeeded', 'removed'];

export const accountExitCode = ({ status, connectors }: AccountOutcome): ExitCode => {
  if (status === 'cancelled') return exitCodes.cancelled;
  return connectors.every((each) => good.includes(each.status)) ? exitCodes.ok : exitCodes.failed;
};
