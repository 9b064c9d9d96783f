import type { ConnectorDisconnect, DisconnectView } from '../../../src/index.js';
import { type Habits, type Standing, type User, userOf } from './user.js';

export const disconnectStanding = ({ step }: DisconnectView): Standing => {
  if (step === 'loading' || step === 'saving') return 'busy';
  return step === 'disconnected' || step === 'cancelled' ? 'over' : 'asks';
};

type Manner = Omit<Habits<unknown>, 'standing' | 'act'>;

export const disconnectUser = (disconnect: ConnectorDisconnect, manner: Manner): User =>
  userOf(disconnect, {
    ...manner,
    standing: disconnectStanding,
    act: ({ step }) => {
      if (step === 'confirm') disconnect.confirm();
      else disconnect.retry();
    },
  });
