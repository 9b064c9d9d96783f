import type { AccountAuth, ConnectorAuth, ConnectorDisconnect } from '../../src/index.js';
import { showsCanary } from './canary.js';
import { attentive, type Surroundings, type Trial, trialOf, type Wait } from './trial.js';
import { accountStanding, accountUser } from './users/account.js';
import { connectorStanding, connectorUser } from './users/connector.js';
import { disconnectStanding, disconnectUser } from './users/disconnect.js';
import { type Means, sayEverything } from './users/typed.js';
import type { Habits } from './users/user.js';

export interface Situation extends Surroundings {
  readonly means: Means;
  /** How long somebody thinks at most, in ms. */
  readonly thinks: number;
  /** Shown each view. */
  readonly see?: (view: object) => void;
}

const mannerOf = ({
  time,
  found,
  means: { random },
  thinks,
}: Situation): Pick<Habits<unknown>, 'time' | 'random' | 'thinks' | 'notCancelled'> => ({
  time,
  random,
  thinks,
  notCancelled: (view) => found.add('goes on after cancel', JSON.stringify(view)),
});

const connectorWait = (view: ReturnType<ConnectorAuth['getView']>): Wait => {
  if (view.step === 'oauth') return view.phase === 'ready' ? 'somebody' : 'signIn';
  return connectorStanding(view) === 'busy' ? 'call' : 'somebody';
};

export const connectorTrial = (kind: string, flow: ConnectorAuth, situation: Situation): Trial =>
  trialOf(
    {
      kind,
      store: flow,
      standing: connectorStanding,
      wait: connectorWait,
      canCancel: ({ canCancel }) => canCancel,
      shows: (view) => {
        situation.see?.(view);
        return showsCanary(view);
      },
      user: connectorUser(attentive(flow, situation.found), situation.means, {
        ...mannerOf(situation),
        patience: 25,
      }),
      speak: () => {
        sayEverything(flow);
        flow.startOAuth();
        flow.back();
        flow.cancel();
        flow.stop();
      },
    },
    situation,
  );

export const accountTrial = (kind: string, account: AccountAuth, situation: Situation): Trial =>
  trialOf(
    {
      kind,
      store: account,
      standing: accountStanding,
      wait: (view) => {
        if (view.step === 'connector') return connectorWait(view.connector);
        return view.step === 'loading' ? 'call' : 'somebody';
      },
      canCancel: ({ canCancel }) => canCancel,
      shows: (view) => {
        situation.see?.(view);
        return showsCanary(view);
      },
      user: accountUser(attentive(account, situation.found), situation.means, {
        ...mannerOf(situation),
        patience: 60,
      }),
      speak: () => {
        account.next();
        account.skip();
        account.pause();
        account.resume();
        account.retry();
        account.finish();
        account.cancel();
        account.stop();
      },
    },
    situation,
  );

export const disconnectTrial = (
  kind: string,
  disconnect: ConnectorDisconnect,
  situation: Situation,
): Trial =>
  trialOf(
    {
      kind,
      store: disconnect,
      standing: disconnectStanding,
      wait: ({ step }) => (step === 'loading' || step === 'saving' ? 'call' : 'somebody'),
      canCancel: ({ canCancel }) => canCancel,
      shows: (view) => {
        situation.see?.(view);
        return showsCanary(view);
      },
      user: disconnectUser(attentive(disconnect, situation.found), {
        ...mannerOf(situation),
        patience: 12,
      }),
      speak: () => {
        disconnect.confirm();
        disconnect.retry();
        disconnect.cancel();
        disconnect.stop();
      },
    },
    situation,
  );
