import * as TE from '#fp-ts/TaskEither';
import { authError } from '../../../src/domain/auth-error.js';
import type { AuthMethod } from '../../../src/domain/auth-method.js';
import { type ConnectorApi, createAccountAuth, createConnectorAuth } from '../../../src/index.js';
import { aConnector, aField, readyApi } from '../../support/scripted-api.js';
import type { Violations } from '../checks/violations.js';
import type { Seeded } from '../seeded.js';
import { accountStanding } from '../users/account.js';
import { actOn, connectorStanding } from '../users/connector.js';
import { userOf } from '../users/user.js';
import { simulatedTime } from './clock.js';
import { watchedDrivers } from './drivers.js';

const hour = 3_600_000;

/** A Cyclr that is never content, so that no flow comes to an end. */
const obstinate = (method: AuthMethod): ConnectorApi => ({
  ...readyApi(
    aConnector(method, { fields: [aField('Domain'), aField('Secret', { sensitive: true })] }),
  ),
  authenticate: () => TE.left(authError('rejected', 'authenticating', { message: 'Not this.' })),
});

export interface Marathon {
  /** Goes on for some hours. */
  readonly run: (hours: number) => Promise<void>;
  readonly acts: () => number;
  readonly end: () => Promise<void>;
}

/** A few flows that last as long as the soak, with somebody who never gives up: what grows with use shows in them. */
export const marathon = (random: Seeded, found: Violations): Marathon => {
  const time = simulatedTime();
  const drivers = watchedDrivers(time, random.fork());
  let acts = 0;
  const habits = (of: Seeded) =>
    ({
      time,
      random: of,
      patience: Number.POSITIVE_INFINITY,
      thinks: 20_000,
      notCancelled: () => undefined,
      stays: true,
    }) as const;
  const means = { random: random.fork(), follow: () => undefined };

  const flows = [
    { method: { kind: 'apiKey' }, oauth: drivers.link },
    { method: { kind: 'basic' }, oauth: drivers.link },
    { method: { kind: 'oauth', grant: 'authorizationCode' }, oauth: drivers.link },
    { method: { kind: 'oauth', grant: 'authorizationCode' }, oauth: drivers.window },
  ] as const;
  const connectors = flows.map(({ method, oauth }) => {
    const flow = createConnectorAuth({
      api: obstinate(method),
      oauth,
      clock: time,
      accountConnectorId: 42,
    });
    const act = () => {
      acts += 1;
      actOn(flow, means);
    };
    return {
      flow,
      user: userOf(flow, { ...habits(random.fork()), standing: connectorStanding, act }),
    };
  });

  const account = createAccountAuth({
    api: obstinate({ kind: 'apiKey' }),
    oauth: drivers.link,
    clock: time,
    source: { kind: 'connectors', accountConnectorIds: [42, 7] },
  });
  const user = userOf(account, {
    ...habits(random.fork()),
    standing: accountStanding,
    act: () => {
      acts += 1;
      const flow = account.connector();
      random.pick(
        () => account.choose(42),
        account.pause,
        account.resume,
        account.skip,
        ...Array.from({ length: 6 }, () => () => flow && actOn(flow, means)),
      )();
    },
  });

  const all = [...connectors, { flow: account, user }];
  return {
    acts: () => acts,
    run: async (hours) => {
      await time.pass(hours * hour);
      for (const { flow } of all) {
        const { step, canCancel } = flow.getView();
        if (!canCancel) found.add('ended though nobody ended it', step);
      }
    },
    end: async () => {
      for (const { flow } of all) flow.cancel();
      await time.pass(hour);
      for (const { flow, user } of all) {
        const { step } = flow.getView();
        if (step !== 'cancelled') found.add('not cancelled', step);
        user.leave();
      }
      found.none('timers after the end', time.pending());
      found.none('sign-ins that were never ended', drivers.open());
    },
  };
};
