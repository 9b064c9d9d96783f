import type { ConnectorView } from '../../src/index.js';
import type { Answers } from './answers.js';
import type { Pose } from './subject.js';

/** What has become of the links that were followed. */
export interface Links {
  /** Nothing more is needed of the user for these. */
  readonly followed: Set<string>;
  /** Whose window shows that something is wrong, which nobody has told the flow. */
  readonly stuck: Set<string>;
}

const errorIn = (view: ConnectorView): Pick<Pose, 'error'> =>
  'error' in view && view.error ? { error: view.error } : {};

/** How a view stands for its user. */
export const poseOf = (view: ConnectorView, { followed, stuck }: Links): Pose => {
  const error = errorIn(view);
  switch (view.step) {
    case 'loading':
    case 'saving':
    case 'verifying':
      return { state: 'busy', at: view.step };
    case 'failed':
      return { state: 'failed', at: view.step, ...error };
    case 'authenticated':
      return {
        state: 'ended',
        at: `${view.step}, ${view.verified}`,
        ...(view.verified === 'unknown' && { lacks: 'unknown' }),
      };
    case 'cancelled':
      return { state: 'ended', at: view.step };
    case 'oauth':
      if (view.phase === 'signingIn' && view.url !== undefined) {
        if (stuck.has(view.url)) return { state: 'asks', at: 'window', lacks: 'window', ...error };
        if (!followed.has(view.url)) return { state: 'asks', at: 'link', ...error };
      }
      return { state: view.phase === 'ready' ? 'asks' : 'busy', at: view.phase, ...error };
    default:
      return { state: 'asks', at: view.step, ...error };
  }
};

/** Types what the form does not show already, as a user who looks at it would. */
export const missingIn = (
  view: Extract<ConnectorView, { step: 'properties' }>,
  { properties }: Answers,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties).filter(
      ([name, value]) => view.fields.find((field) => field.name === name)?.value !== value,
    ),
  );

/** What of the things typed is gone from the view, or shown and should not be. */
export const keptWrong = (
  view: ConnectorView,
  typed: ReadonlyMap<string, string>,
  { sensitive }: Answers,
): readonly string[] => {
  if (view.step === 'basic') {
    return view.username === typed.get('username') ? [] : ['the user name typed is gone'];
  }
  if (view.step !== 'properties') return [];
  return [...typed].flatMap(([name, value]) => {
    if (name === 'username') return [];
    const field = view.fields.find((one) => one.name === name);
    if (sensitive.includes(name)) {
      return field && 'value' in field ? [`the sensitive ${name} is shown`] : [];
    }
    return (field?.value ?? '') === value ? [] : [`the ${name} typed is gone`];
  });
};

/** A view for the record: all of it but the link, which is there to be shown. */
export const withoutLink = (view: object): string =>
  JSON.stringify(view, (key, value: unknown) => (key === 'url' ? undefined : value));
