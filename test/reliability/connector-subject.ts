import { signInByFetch } from '../../src/cli/fetch-browser.js';
import {
  type ConnectorApi,
  type ConnectorAuth,
  type ConnectorView,
  createConnectorAuth,
} from '../../src/index.js';
import { type Answers, answersOf, landingDriver } from './answers.js';
import type { Pose, Subject } from './subject.js';

const errorIn = (view: ConnectorView): Pick<Pose, 'error'> =>
  'error' in view && view.error ? { error: view.error } : {};

/** How a view stands for its user; a link that was followed needs nothing more of them. */
export const poseOf = (view: ConnectorView, followed: ReadonlySet<string>): Pose => {
  const error = errorIn(view);
  switch (view.step) {
    case 'loading':
    case 'saving':
      return { state: 'busy', at: view.step };
    case 'failed':
      return { state: 'failed', at: view.step, ...error };
    case 'authenticated':
    case 'cancelled':
      return { state: 'ended', at: view.step };
    case 'oauth':
      if (view.phase === 'signingIn' && view.url !== undefined && !followed.has(view.url)) {
        return { state: 'asks', at: 'link', ...error };
      }
      return { state: view.phase === 'ready' ? 'asks' : 'busy', at: view.phase, ...error };
    default:
      return { state: 'asks', at: view.step, ...error };
  }
};

/** Types what the form does not show already, as a user who looks at it would. */
const missingIn = (
  view: Extract<ConnectorView, { step: 'properties' }>,
  { properties }: Answers,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([name, value]) => view.fields.find((field) => field.name === name)?.value !== value,
    ),
  );

/** What a user does next in a flow of one connector. */
export const actIn = async (
  flow: ConnectorAuth,
  id: number,
  followed: Set<string>,
  land: () => void,
): Promise<void> => {
  const view = flow.getView();
  const answers = answersOf(id);
  switch (view.step) {
    case 'properties':
      return flow.submitProperties(missingIn(view, answers));
    case 'apiKey':
      return flow.submitApiKey(answers.apiKey ?? '');
    case 'basic':
      return flow.submitBasic(view.username ?? answers.username ?? '', answers.password ?? '');
    case 'oauth': {
      if (view.url === undefined) return flow.startOAuth();
      followed.add(view.url);
      await signInByFetch(view.url);
      return land();
    }
    default:
      return undefined;
  }
};

const keptWrong = (view: ConnectorView, answers: Answers): readonly string[] => {
  if (view.step === 'basic') {
    return view.username === answers.username ? [] : ['the user name typed is gone'];
  }
  if (view.step !== 'properties') return [];
  return Object.entries(answers.properties).flatMap(([name, value]) => {
    const field = view.fields.find((one) => one.name === name);
    if (answers.sensitive.includes(name)) {
      return field && 'value' in field ? [`the sensitive ${name} is shown`] : [];
    }
    return (field?.value ?? '') === value ? [] : [`the ${name} typed is gone`];
  });
};

/** A view for the record: all of it but the link, which is there to be shown. */
export const withoutLink = (view: object): string =>
  JSON.stringify(view, (key, value: unknown) => (key === 'url' ? undefined : value));

export interface ConnectorSubjectOptions {
  readonly api: ConnectorApi;
  readonly id: number;
  /** Where the browser ends after signing in. */
  readonly landing: string;
  readonly reauthenticate?: boolean;
  /** In ms. */
  readonly pollInterval: number;
}

/** A user who takes one connector through its flow. */
export const connectorSubject = ({
  api,
  id,
  landing,
  reauthenticate = false,
  pollInterval,
}: ConnectorSubjectOptions): Subject => {
  const { driver, land } = landingDriver(landing);
  const flow = createConnectorAuth({
    api,
    accountConnectorId: id,
    oauth: driver,
    reauthenticate,
    delays: { pollInterval },
  });
  const followed = new Set<string>();
  const shown: string[] = [];
  flow.subscribe((view) => void shown.push(withoutLink(view)));
  return {
    pose: () => poseOf(flow.getView(), followed),
    subscribe: (listener) => flow.subscribe(listener),
    act: () => actIn(flow, id, followed, land),
    retry: flow.retry,
    back: () => {
      if (!flow.getView().canGoBack) return false;
      flow.back();
      return true;
    },
    keptWrong: () => keptWrong(flow.getView(), answersOf(id)),
    cancel: flow.cancel,
    done: flow.done.then(({ status }) => status),
    shown: () => shown.join('\n'),
  };
};
