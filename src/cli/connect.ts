import type { AuthError } from '../domain/auth-error.js';
import type { Outcome } from '../domain/outcome.js';
import type { ConnectorAuth } from '../view/connector-store.js';
import type { ConnectorView } from '../view/connector-view.js';
import type { Answers, NoAnswer } from './answers.js';
import { questions } from './questions.js';

/** What became known while a flow was answered. */
export interface Heard {
  /** Why it was left, where it failed. */
  readonly error?: AuthError;
  /** The step nobody could answer. */
  readonly missing?: ConnectorView['step'];
  /** How the connector was installed, where that was chosen: no answer of Cyclr's tells later. */
  readonly authenticationId?: string;
}

export interface Connected extends Heard {
  readonly outcome: Outcome;
}

export interface Answering {
  readonly onView?: (view: ConnectorView) => void;
  /** What becomes of a flow that is left: the user's wish, no answer, or a failure that stays. Default: it is cancelled. */
  readonly onLeave?: (why: NoAnswer | 'failed') => void;
}

const isNoAnswer = (answer: unknown): answer is NoAnswer =>
  answer === 'cancel' || answer === 'missing';

/**
 * Answers what the flow asks. The flow decides what comes next; this only listens and answers.
 *
 * @returns `stop` ends the answering and takes an open question away; the flow stays as it is
 */
export const answerFlow = (
  auth: ConnectorAuth,
  answers: Answers,
  { onView = () => undefined, onLeave = auth.cancel }: Answering = {},
): { readonly stop: () => void; readonly heard: () => Heard } => {
  let heard: Heard = {};
  const { next, close } = questions();

  /** What a question came to, as something to do; a question that was taken away comes to nothing. */
  const answer = async (view: ConnectorView, signal: AbortSignal): Promise<() => void> => {
    const unless =
      <A>(use: (given: A) => void) =>
      (given: A | NoAnswer) =>
      () => {
        if (!isNoAnswer(given)) return use(given);
        if (given === 'missing') heard = { ...heard, missing: view.step };
        onLeave(given);
      };
    switch (view.step) {
      case 'loading':
      case 'saving':
      case 'verifying':
        return answers.waiting(view, signal).then(unless(() => undefined));
      case 'method':
        return answers.method(view, signal).then(
          unless(({ authenticationId }) => {
            heard = { ...heard, authenticationId };
            auth.submitMethod(authenticationId);
          }),
        );
      case 'name':
        return answers.name(view, signal).then(unless(({ name }) => auth.submitName(name)));
      case 'properties':
        return answers.properties(view, signal).then(unless(auth.submitProperties));
      case 'apiKey':
        return answers.apiKey(view, signal).then(unless(auth.submitApiKey));
      case 'basic':
        return answers
          .basic(view, signal)
          .then(unless(({ username, password }) => auth.submitBasic(username, password)));
      case 'oauth':
        if (view.phase === 'ready') {
          return answers
            .startSignIn(view, signal)
            .then(
              unless((start) => (start === 'start' ? auth.startOAuth() : auth.submitTokens(start))),
            );
        }
        return answers
          .signingIn(view, signal)
          .then(unless((way) => (way === 'again' ? auth.startOAuth() : auth.cancelOAuth())));
      case 'failed':
        return answers.afterFailure(view, signal).then((choice) => () => {
          if (choice === 'retry') return auth.retry();
          if (choice === 'back') return auth.back();
          heard = { ...heard, error: view.error };
          onLeave(choice === 'leave' ? 'failed' : choice);
        });
      default:
        return () => undefined;
    }
  };

  const unsubscribe = auth.subscribe((view) => {
    const signal = next();
    onView(view);
    answer(view, signal).then(
      (act) => {
        if (!signal.aborted) act();
      },
      () => onLeave('cancel'),
    );
  });
  return {
    stop: () => {
      unsubscribe();
      close();
    },
    heard: () => heard,
  };
};

/** Answers what the flow asks until it ends. */
export const connect = async (
  auth: ConnectorAuth,
  answers: Answers,
  answering: Answering = {},
): Promise<Connected> => {
  const { stop, heard } = answerFlow(auth, answers, answering);
  const outcome = await auth.done;
  stop();
  return { outcome, ...heard() };
};
