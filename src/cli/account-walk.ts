import type { AccountEntry, AccountOutcome } from '../domain/account.js';
import type { AuthError } from '../domain/auth-error.js';
import type { AccountAuth } from '../view/account-auth.js';
import type { AccountView } from '../view/account-view.js';
import type { Answers } from './answers.js';
import { connect } from './connect.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { type Output, plain, table } from './output.js';

/** What to do with the list: begin, take one, or end. */
export type Choice = number | 'next' | 'finish';

export interface AccountHost {
  readonly choose: (view: AccountView) => Promise<Choice>;
  /** Who answers for this connector; nothing where it is to be skipped. */
  readonly answersFor: (entry: AccountEntry) => Answers | undefined;
  /** Whether to try again, where the list could not be had. */
  readonly wantsRetry: (error: AuthError) => Promise<boolean>;
}

export interface Walked {
  readonly outcome: AccountOutcome;
  /** Why there was no list to take. */
  readonly error?: AuthError;
}

/** Takes an account through its flow; the flow decides what comes next. */
export const walkAccount = async (
  account: AccountAuth,
  { choose, answersFor, wantsRetry }: AccountHost,
  { out }: Pick<Output, 'out'>,
): Promise<Walked> => {
  let error: AuthError | undefined;
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
      const { error: problem } = view;
      void wantsRetry(problem).then((again) => {
        if (again) return account.retry();
        error = problem;
        return account.cancel();
      });
    }
    const auth = account.connector();
    if (view.step !== 'connector' || !auth || auth === taken) return;
    taken = auth;
    const { current } = view;
    const entry = view.entries.find(({ accountConnectorId }) => accountConnectorId === current);
    const answers = entry && answersFor(entry);
    if (entry) out(`\n${entry.accountConnectorId} ${plain(entry.name)}`);
    queueMicrotask(() => {
      if (!answers) account.skip();
      // Whoever leaves this connector goes on with the others.
      else void connect({ ...auth, cancel: account.skip }, answers);
    });
  });
  const outcome = await account.done;
  unsubscribe();
  return { outcome, ...(error && { error }) };
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

/** @param left the connectors without which an integration cannot run, where one was taken */
export const accountExitCode = (
  { outcome: { status, connectors }, error }: Walked,
  left: readonly number[] = [],
): ExitCode => {
  if (error) return exitCodes.failed;
  if (status === 'cancelled') return exitCodes.cancelled;
  return left.length === 0 && connectors.every((each) => good.includes(each.status))
    ? exitCodes.ok
    : exitCodes.failed;
};
