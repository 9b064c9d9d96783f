import { type AccountView, type ConnectorSource, createAccountAuth } from '../../src/index.js';
import type { Answers } from './answers.js';
import { keptWrong, poseOf, withoutLink } from './connector-pose.js';
import { actIn, type ConnectorUser, placeFor } from './connector-subject.js';
import type { Pose, Subject } from './subject.js';
import type { Via, World } from './world.js';

/** A user who goes through an account, one of whose connectors is to do. */
export const accountSubject = (
  world: World,
  via: Via,
  source: ConnectorSource,
  answers: Answers,
): Subject => {
  const place = placeFor(world, via);
  const { scan, inspect } = world.surfaces;
  const account = createAccountAuth({
    api: world.api(via),
    source,
    oauth: place.driver,
    inspect,
  });
  const user: ConnectorUser = {
    answers,
    links: { followed: new Set(), stuck: new Set() },
    typed: new Map(),
    place,
    onStuck: () => undefined,
  };
  account.subscribe((view) => scan.see('view', withoutLink(view)));
  const poseOfAccount = (view: AccountView): Pose => {
    switch (view.step) {
      case 'connector':
        return poseOf(view.connector, user.links);
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
      if (flow) await actIn(flow, user);
      else account.next();
    },
    retry: () => (account.connector() ?? account).retry(),
    back: () => false,
    keptWrong: () => {
      const flow = account.connector();
      return flow ? keptWrong(flow.getView(), user.typed, answers) : [];
    },
    cancel: account.cancel,
    done: account.done.then(({ status, connectors }) =>
      [status, ...connectors.map((entry) => entry.status)].join(' '),
    ),
  };
};
