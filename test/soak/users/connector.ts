import type { ConnectorAuth, ConnectorView } from '../../../src/index.js';
import { answer, type Means, sayEverything } from './typed.js';
import { type Habits, type Standing, type User, userOf } from './user.js';

export const connectorStanding = (view: ConnectorView): Standing => {
  switch (view.step) {
    case 'loading':
    case 'saving':
    case 'verifying':
      return 'busy';
    case 'authenticated':
    case 'cancelled':
      return 'over';
    case 'oauth':
      return view.phase === 'ready' || (view.phase === 'signingIn' && view.url !== undefined)
        ? 'asks'
        : 'busy';
    default:
      return 'asks';
  }
};

/** Does something about a connector's view, whoever runs its flow. */
export const actOn = (flow: ConnectorAuth, means: Means): void => {
  const { random } = means;
  const dice = random.next();
  if (dice < 0.06) flow.back();
  else if (dice < 0.1) sayEverything(flow);
  else answer(flow, means);
};

type Manner = Omit<Habits<unknown>, 'standing' | 'act'>;

export const connectorUser = (flow: ConnectorAuth, means: Means, manner: Manner): User =>
  userOf(flow, { ...manner, standing: connectorStanding, act: () => actOn(flow, means) });
