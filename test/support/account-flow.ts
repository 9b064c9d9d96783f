import { signInByFetch } from '../../src/cli/fetch-browser.js';
import type { AccountAuth, AccountView } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';

/** Waits for a view; fails at once where the flow of an account ends without it. */
export const until = (
  account: AccountAuth,
  fits: (view: AccountView) => boolean,
): Promise<AccountView> =>
  new Promise((resolve, reject) => {
    let stop: () => void = () => undefined;
    const end = (act: () => void) => {
      queueMicrotask(() => stop());
      act();
    };
    stop = account.subscribe((view) => {
      if (fits(view)) end(() => resolve(view));
      else if (['finished', 'cancelled', 'failed'].includes(view.step)) {
        end(() => reject(new Error(`Ended as ${JSON.stringify(view)}.`)));
      }
    });
  });

/** Takes the connector at hand as far as typing what the app accepts goes; `decide` for sign-ins. */
export const takeThrough = async (
  sandbox: Sandbox,
  account: AccountAuth,
  id: number,
  decide: 'allow' | 'deny' = 'allow',
): Promise<void> => {
  const answers = sandbox.demoAnswers(id);
  const asked = new Set<string>();
  for (;;) {
    const view = await until(
      account,
      (next) =>
        next.current !== id ||
        (next.step === 'connector' &&
          ['properties', 'apiKey', 'basic', 'oauth', 'failed'].includes(next.connector.step) &&
          !asked.has(next.connector.step)),
    ).catch(() => undefined);
    if (!view || view.current !== id || view.step !== 'connector') return;
    const flow = account.connector();
    asked.add(view.connector.step);
    switch (view.connector.step) {
      case 'properties':
        flow?.submitProperties(answers.properties);
        break;
      case 'apiKey':
        flow?.submitApiKey(answers.apiKey ?? '');
        break;
      case 'basic':
        flow?.submitBasic(answers.username ?? '', answers.password ?? '');
        break;
      case 'oauth': {
        flow?.startOAuth();
        const waiting = await until(
          account,
          (next) =>
            next.step === 'connector' &&
            next.connector.step === 'oauth' &&
            next.connector.url !== undefined,
        );
        if (waiting.step !== 'connector' || waiting.connector.step !== 'oauth') return;
        await signInByFetch(waiting.connector.url ?? '', decide);
        if (decide === 'deny') return;
        break;
      }
      default:
        return;
    }
  }
};
