import {
  type ConnectorAuth,
  type ConnectorView,
  type FieldView,
  Secret,
} from '../../../src/index.js';
import { canary } from '../canary.js';
import type { Seeded } from '../seeded.js';

/** What the user of a connector has besides a keyboard. */
export interface Means {
  readonly random: Seeded;
  /** Follows a link to the sign-in page, as a browser does. */
  readonly follow: (link: string) => void;
  /** Told of each secret that is typed. */
  readonly typed?: (secret: string) => void;
}

const secretOf = ({ random, typed }: Means): string => {
  const secret = canary(random);
  typed?.(secret);
  return secret;
};

const typedFor = (field: FieldView, means: Means): string => {
  const { random } = means;
  if (field.sensitive) return secretOf(means);
  const [option] = field.options;
  if (option !== undefined) return option;
  switch (field.type) {
    case 'integer':
    case 'decimal':
      return random.pick('12', '12', 'twelve');
    case 'boolean':
      return 'true';
    case 'dateTime':
      return '2027-01-01T00:00:00Z';
    case 'text':
      return `typed ${random.between(0, 9)}`;
  }
};

const signIn = (
  flow: ConnectorAuth,
  view: Extract<ConnectorView, { step: 'oauth' }>,
  means: Means,
): void => {
  const { random, follow } = means;
  const link = view.phase === 'signingIn' ? view.url : undefined;
  if (view.phase === 'ready' && random.chance(0.1)) {
    flow.submitTokens({
      accessToken: Secret.of(secretOf(means)),
      refreshToken: Secret.of(secretOf(means)),
    });
  } else if (view.phase === 'ready') flow.startOAuth();
  else if (link !== undefined && random.chance(0.9)) follow(link);
  else random.pick(flow.cancelOAuth, flow.startOAuth, () => undefined)();
};

/** Answers what the view asks: well mostly, and badly now and then. */
export const answer = (flow: ConnectorAuth, means: Means): void => {
  const { random } = means;
  const view = flow.getView();
  switch (view.step) {
    case 'method': {
      const [first] = view.methods;
      flow.submitMethod(random.chance(0.9) ? (first?.id ?? '') : 'no such method');
      break;
    }
    case 'name':
      flow.submitName(random.chance(0.9) ? `${view.name} ${random.between(2, 99)}` : ' ');
      break;
    case 'properties':
      flow.submitProperties(
        Object.fromEntries(
          view.fields
            .filter(({ required }) => random.chance(required ? 0.95 : 0.5))
            .map((field) => [field.name, typedFor(field, means)]),
        ),
      );
      break;
    case 'apiKey':
      flow.submitApiKey(random.chance(0.95) ? secretOf(means) : '');
      break;
    case 'basic':
      flow.submitBasic('someone', random.chance(0.95) ? secretOf(means) : '');
      break;
    case 'oauth':
      signIn(flow, view, means);
      break;
    case 'failed':
      if (random.chance(0.9)) flow.retry();
      else if (view.canGoBack) flow.back();
      else flow.cancel();
      break;
    default:
      // Nothing is asked. Whoever acts all the same is impatient.
      random.pick(flow.back, flow.cancelOAuth, flow.retry, flow.startOAuth)();
  }
};

/** Says everything there is to say, to see that what does not fit changes nothing. */
export const sayEverything = (flow: ConnectorAuth): void => {
  flow.submitMethod('no such method');
  flow.submitName('');
  flow.submitProperties({});
  flow.submitApiKey('');
  flow.submitBasic('', '');
  flow.retry();
  flow.cancelOAuth();
};
