import { SimulatedClock } from 'xstate';
import {
  type ConnectorAuth,
  type ConnectorAuthOptions,
  createConnectorAuth,
  Secret,
} from '../../src/index.js';
import type { Answers } from './answers.js';
import { hostedLink, type SignInPlace, signInWindow } from './browser.js';
import { keptWrong, type Links, missingIn, poseOf, withoutLink } from './connector-pose.js';
import type { Subject } from './subject.js';
import type { Via, World } from './world.js';

/** A user in front of a connector's flow: what they type, and what they have typed. */
export interface ConnectorUser {
  readonly answers: Answers;
  readonly links: Links;
  readonly typed: Map<string, string>;
  readonly place: SignInPlace;
  /** Told when a window is seen to be stuck. */
  readonly onStuck: () => void;
}

/** What a user does next in a flow of one connector. */
export const actIn = async (
  flow: ConnectorAuth,
  { answers, links, typed, place, onStuck }: ConnectorUser,
): Promise<void> => {
  const view = flow.getView();
  switch (view.step) {
    case 'method':
      return flow.submitMethod(answers.method ?? '');
    case 'name':
      return flow.submitName(answers.name ?? '');
    case 'properties': {
      const values = missingIn(view, answers);
      for (const [name, value] of Object.entries(answers.properties)) typed.set(name, value);
      return flow.submitProperties(values);
    }
    case 'apiKey':
      return flow.submitApiKey(answers.apiKey ?? '');
    case 'basic':
      typed.set('username', answers.username ?? '');
      return flow.submitBasic(view.username ?? answers.username ?? '', answers.password ?? '');
    case 'oauth': {
      if (answers.tokens) {
        const { accessToken, refreshToken } = answers.tokens;
        return flow.submitTokens({
          accessToken: Secret.of(accessToken),
          refreshToken: Secret.of(refreshToken),
        });
      }
      const { url } = view;
      if (url === undefined || links.stuck.has(url)) return flow.startOAuth();
      links.followed.add(url);
      if (!(await place.follow(url))) {
        links.stuck.add(url);
        onStuck();
      }
      return undefined;
    }
    default:
      return undefined;
  }
};

export type PollInterval = number | 'once stuck';

// In ms; what the chart waits at first.
const firstPoll = 2_000;

export interface ConnectorSubjectOptions {
  readonly target: Pick<
    ConnectorAuthOptions,
    'accountConnectorId' | 'install' | 'reauthenticate' | 'verify'
  >;
  readonly answers: Answers;
  /** In ms, or as soon as a window is seen to be stuck and then only. Default: hardly any time at all. */
  readonly pollInterval?: PollInterval;
}

/** Where users of this way of asking sign in. */
export const placeFor = ({ landing, traffic, limits }: World, via: Via): SignInPlace =>
  via === 'direct' ? hostedLink(landing) : signInWindow(traffic(via).fetch, limits('gateway').ms);

/** A user who takes one connector through its flow. */
export const connectorSubject = (
  world: World,
  via: Via,
  { target, answers, pollInterval = 10 }: ConnectorSubjectOptions,
): Subject => {
  const place = placeFor(world, via);
  const { scan, inspect } = world.surfaces;
  const { install, accountConnectorId = Number.NaN, ...rest } = target;
  const clock = pollInterval === 'once stuck' ? new SimulatedClock() : undefined;
  const flow = createConnectorAuth({
    api: world.api(via),
    oauth: place.driver,
    ...(clock && { clock }),
    ...(typeof pollInterval === 'number' && { delays: { pollInterval } }),
    inspect,
    ...rest,
    ...(install ? { install } : { accountConnectorId }),
  });
  const listeners = new Set<() => void>();
  const user: ConnectorUser = {
    answers,
    links: { followed: new Set(), stuck: new Set() },
    typed: new Map(),
    place,
    onStuck: () => {
      for (const listener of [...listeners]) listener();
      clock?.increment(firstPoll);
    },
  };
  flow.subscribe((view) => scan.see('view', withoutLink(view)));
  return {
    pose: () => poseOf(flow.getView(), user.links),
    subscribe: (listener) => {
      listeners.add(listener);
      const stop = flow.subscribe(listener);
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    act: () => actIn(flow, user),
    retry: flow.retry,
    back: () => {
      if (!flow.getView().canGoBack) return false;
      flow.back();
      return true;
    },
    keptWrong: () => keptWrong(flow.getView(), user.typed, answers),
    cancel: flow.cancel,
    done: flow.done.then(({ status }) => status),
  };
};
