import { type AccountView, type ConnectorApi, createAccountAuth } from '../../src/index.js';
import { actIn, poseOf, withoutLink } from './connector-subject.js';
import type { Pose, Subject } from './subject.js';

/** A user who goes to their account for one of its connectors. */
export const accountSubject = (api: ConnectorApi, id: number): Subject => {
  const account = createAccountAuth({
    api,
    source: { kind: 'connectors', accountConnectorIds: [id] },
  });
  const shown: string[] = [];
  const followed = new Set<string>();
  account.subscribe((view) => void shown.push(withoutLink(view)));
  const poseOfAccount = (view: AccountView): Pose => {
    switch (view.step) {
      case 'connector':
        return poseOf(view.connector, followed);
      case 'overview':
        return { state: 'asks', at: view.step };
      case 'failed':
        return { state: 'failed', at: view.step, error: view.error };
      case 'finished':
      case 'cancelled':
        return { state: 'ended', at: view.step };
      default:
        return { state: 'busy', at: view.step };
    }
  };
  return {
    pose: () => poseOfAccount(account.getView()),
    subscribe: (listener) => account.subscribe(listener),
    act: async () => {
      const flow = account.connector();
      if (flow) await actIn(flow, id, followed, () => undefined);
      else account.next();
    },
    retry: () => (account.connector() ?? account).retry(),
    back: () => false,
    keptWrong: () => [],
    cancel: account.cancel,
    done: account.done.then(({ status, connectors }) =>
      [status, ...connectors.map((entry) => entry.status)].join(' '),
    ),
    shown: () => shown.join('\n'),
  };
};
