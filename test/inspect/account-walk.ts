import {
  type AccountView,
  type ConnectorApi,
  createAccountAuth,
  type OAuthDriver,
} from '../../src/index.js';
import type { Inspector } from '../../src/inspect/index.js';
import { canary } from '../support/canary-answers.js';

/**
 * Takes these connectors of an account to their ends, answering every question with canaries once and skipping the
 * connector when it is asked again.
 *
 * @returns the views' steps, and how each connector ended
 */
export const walkAccount = async (
  api: ConnectorApi,
  accountConnectorIds: readonly number[],
  inspect?: Inspector,
  oauth?: OAuthDriver,
) => {
  const account = createAccountAuth({
    api,
    source: { kind: 'connectors', accountConnectorIds },
    ...(oauth && { oauth }),
    ...(inspect && { inspect }),
  });
  const steps: string[] = [];
  const asked = new Set<string>();
  const answer = (view: AccountView) => {
    if (view.step === 'overview') return account.finish();
    if (view.step !== 'connector') return;
    const [{ connector }, flow] = [view, account.connector()];
    const question = `${view.current} ${connector.step}`;
    if (connector.step === 'oauth' && connector.phase !== 'ready') return;
    if (['loading', 'saving', 'authenticated', 'cancelled'].includes(connector.step)) return;
    if (asked.has(question) || !flow) return account.skip();
    asked.add(question);
    switch (connector.step) {
      case 'properties':
        return flow.submitProperties(
          Object.fromEntries(
            connector.fields.map(({ name, sensitive }) => [
              name,
              sensitive ? canary.property : 'plain',
            ]),
          ),
        );
      case 'apiKey':
        return flow.submitApiKey(canary.key);
      case 'basic':
        return flow.submitBasic('agent@example.com', canary.password);
      case 'oauth':
        return flow.startOAuth();
      default:
        return account.skip();
    }
  };
  let begun = false;
  account.subscribe((view) => {
    steps.push(view.step === 'connector' ? `${view.current} ${view.connector.step}` : view.step);
    queueMicrotask(() => {
      if (view.step === 'overview' && !begun) {
        begun = true;
        account.next();
      } else if (account.getView() === view) answer(view);
    });
  });
  return { outcome: await account.done, steps };
};
