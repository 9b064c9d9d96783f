import type { AuthError } from '../domain/auth-error.js';
import type { Outcome } from '../domain/outcome.js';
import type { ConnectorAuth } from '../view/connector-store.js';
import type { ConnectorView } from '../view/connector-view.js';
import type { Answers, NoAnswer } from './answers.js';

export interface Connected {
  readonly outcome: Outcome;
  /** Why it was left, where it failed. */
  readonly error?: AuthError;
  /** The step nobody could answer. */
  readonly missing?: ConnectorView['step'];
  /** How the connector was installed, where that was chosen: no answer of Cyclr's tells later. */
  readonly authenticationId?: string;
}

const isNoAnswer = (answer: unknown): answer is NoAnswer =>
  answer === 'cancel' || answer === 'missing';

/** Answers what the flow asks until it ends. The flow decides what comes next; this only listens and answers. */
export const connect = async (
  auth: ConnectorAuth,
  answers: Answers,
  onView: (view: ConnectorView) => void = () => undefined,
): Promise<Connected> => {
  let error: AuthError | undefined;
  let missing: ConnectorView['step'] | undefined;
  let authenticationId: string | undefined;
  let shownUrl: string | undefined;

  const leave = (view: ConnectorView, why: NoAnswer) => {
    if (why === 'missing') missing = view.step;
    auth.cancel();
  };

  const answer = async (view: ConnectorView): Promise<void> => {
    switch (view.step) {
      case 'method': {
        const choice = await answers.method(view);
        if (isNoAnswer(choice)) return leave(view, choice);
        authenticationId = choice.authenticationId;
        return auth.submitMethod(choice.authenticationId);
      }
      case 'name': {
        const choice = await answers.name(view);
        return isNoAnswer(choice) ? leave(view, choice) : auth.submitName(choice.name);
      }
      case 'properties': {
        const values = await answers.properties(view);
        return isNoAnswer(values) ? leave(view, values) : auth.submitProperties(values);
      }
      case 'apiKey': {
        const key = await answers.apiKey(view);
        return isNoAnswer(key) ? leave(view, key) : auth.submitApiKey(key);
      }
      case 'basic': {
        const pair = await answers.basic(view);
        return isNoAnswer(pair)
          ? leave(view, pair)
          : auth.submitBasic(pair.username, pair.password);
      }
      case 'oauth': {
        if (view.url !== undefined && view.url !== shownUrl) {
          shownUrl = view.url;
          return answers.followLink(view.url);
        }
        if (view.phase !== 'ready' && view.notice !== 'linkExpired') return;
        const start = await answers.startSignIn(view);
        if (isNoAnswer(start)) return leave(view, start);
        return start === 'start' ? auth.startOAuth() : auth.submitTokens(start);
      }
      case 'verifying':
        return answers.verifying();
      case 'failed': {
        const next = await answers.afterFailure(view);
        if (next === 'retry') return auth.retry();
        if (next === 'back') return auth.back();
        error = view.error;
        return auth.cancel();
      }
    }
  };

  const unsubscribe = auth.subscribe((view) => {
    onView(view);
    void answer(view).catch(() => auth.cancel());
  });
  const outcome = await auth.done;
  unsubscribe();
  return {
    outcome,
    ...(error && { error }),
    ...(missing && { missing }),
    ...(authenticationId !== undefined && { authenticationId }),
  };
};
