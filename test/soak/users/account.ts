import type { AccountAuth, AccountView } from '../../../src/index.js';
import { actOn, connectorStanding } from './connector.js';
import type { Means } from './typed.js';
import { type Habits, type Standing, type User, userOf } from './user.js';

export const accountStanding = (view: AccountView): Standing => {
  switch (view.step) {
    case 'loading':
      return 'busy';
    case 'finished':
    case 'cancelled':
      return 'over';
    case 'connector':
      // One that is over is about to be put down.
      return connectorStanding(view.connector) === 'asks' ? 'asks' : 'busy';
    default:
      return 'asks';
  }
};

const chooseAny = (account: AccountAuth, view: AccountView, { random }: Means): void => {
  const entry = view.entries[random.between(0, Math.max(0, view.entries.length - 1))];
  if (entry) account.choose(entry.accountConnectorId);
};

const actOnAccount = (account: AccountAuth, view: AccountView, means: Means): void => {
  const { random } = means;
  const dice = random.next();
  if (view.step === 'failed') {
    if (random.chance(0.8)) account.retry();
    else account.cancel();
    return;
  }
  if (view.step === 'overview') {
    if (dice < 0.6) account.next();
    else if (dice < 0.8) chooseAny(account, view, means);
    else if (dice < 0.9) account.resume();
    else account.finish();
    return;
  }
  if (dice < 0.04) account.skip();
  else if (dice < 0.07) account.pause();
  else if (dice < 0.09) chooseAny(account, view, means);
  else if (dice < 0.1) account.finish();
  else {
    const flow = account.connector();
    if (flow) actOn(flow, means);
  }
};

type Manner = Omit<Habits<unknown>, 'standing' | 'act'>;

export const accountUser = (account: AccountAuth, means: Means, manner: Manner): User =>
  userOf(account, {
    ...manner,
    standing: accountStanding,
    act: (view) => actOnAccount(account, view, means),
  });
