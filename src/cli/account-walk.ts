import type { AccountEntry, AccountOutcome } from '../domain/account.js';
import type { AuthError } from '../domain/auth-error.js';
import type { AccountAuth } from '../view/account-auth.js';
import type { AccountView } from '../view/account-view.js';
import type { ConnectorAuth } from '../view/connector-store.js';
import { entryText } from './account-result.js';
import { type Answers, silent } from './answers.js';
import { answerFlow } from './connect.js';
import { type Output, plain } from './output.js';
import { questions } from './questions.js';

/** What to do with the list: begin or go on, leave the one at hand, take one, end it, or leave it all. */
export type Choice = number | 'next' | 'resume' | 'skip' | 'finish' | 'cancel';

export interface AccountHost {
  readonly choose: (view: AccountView, signal: AbortSignal) => Promise<Choice>;
  /** Who answers for this connector; nothing where it is to be skipped. */
  readonly answersFor: (entry: AccountEntry) => Answers | undefined;
  /** Whether to try again, where the list could not be had. */
  readonly wantsRetry: (error: AuthError, signal: AbortSignal) => Promise<boolean>;
  /** The list is being asked for; answers only to leave. Default: nobody does. */
  readonly waiting?: (signal: AbortSignal) => Promise<unknown>;
}

export interface Walked {
  readonly outcome: AccountOutcome;
  /** Why there was no list to take. */
  readonly error?: AuthError;
}

/** Takes an account through its flow; the flow decides what comes next. */
export const walkAccount = async (
  account: AccountAuth,
  { choose, answersFor, wantsRetry, waiting = silent }: AccountHost,
  { out }: Pick<Output, 'out'>,
): Promise<Walked> => {
  let error: AuthError | undefined;
  let entries: readonly AccountEntry[] = [];
  let about: unknown;
  const { next, close } = questions();

  /** Asks once about each thing; the next question takes the one before away. */
  const ask = (what: unknown, begin: (signal: AbortSignal) => void): void => {
    if (about === what) return;
    about = what;
    const signal = next();
    // Not at once, as the flow may not be told anything within a change of its own.
    queueMicrotask(() => {
      if (!signal.aborted) begin(signal);
    });
  };

  const asked =
    <A>(put: (signal: AbortSignal) => Promise<A>, act: (answer: A) => void) =>
    (signal: AbortSignal): void => {
      put(signal).then((answer) => {
        if (!signal.aborted) act(answer);
      }, account.cancel);
    };

  const act = (choice: Choice): void => {
    if (typeof choice === 'number') account.choose(choice);
    else account[choice]();
  };

  const take =
    (auth: ConnectorAuth, entry: AccountEntry, { progress }: AccountView) =>
    (signal: AbortSignal): void => {
      const { accountConnectorId, name } = entry;
      const { authenticated, total } = progress;
      out(`${accountConnectorId} ${plain(name)} (${authenticated} of ${total} authenticated)`);
      const answers = answersFor(entry);
      if (!answers) {
        account.skip();
        return;
      }
      const { stop } = answerFlow(auth, answers, {
        // A person who leaves sees the list; whoever has no answer goes on with the others.
        onLeave: (why) => (why === 'cancel' ? account.pause() : account.skip()),
      });
      signal.addEventListener('abort', stop);
    };

  const unsubscribe = account.subscribe((view) => {
    for (const [place, entry] of view.entries === entries ? [] : view.entries.entries()) {
      const before = entries[place];
      if (before && before.status !== entry.status) out(entryText(entry));
    }
    entries = view.entries;
    const auth = account.connector();
    const entry = view.entries.find((one) => one.accountConnectorId === view.current);
    switch (view.step) {
      case 'loading':
        return ask('loading', asked(waiting, account.cancel));
      case 'overview':
        return ask(
          view.entries,
          asked((signal) => choose(view, signal), act),
        );
      case 'failed': {
        const { error: problem } = view;
        return ask(
          problem,
          asked(
            (signal) => wantsRetry(problem, signal),
            (again) => {
              if (again) return account.retry();
              error = problem;
              account.cancel();
            },
          ),
        );
      }
      case 'connector':
        if (auth && entry) ask(auth, take(auth, entry, view));
    }
  });
  const outcome = await account.done;
  unsubscribe();
  close();
  return { outcome, ...(error && { error }) };
};
