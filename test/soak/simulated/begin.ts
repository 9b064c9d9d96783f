import {
  createAccountAuth,
  createConnectorAuth,
  createConnectorDisconnect,
  type FlowInspector,
} from '../../../src/index.js';
import type { Census } from '../checks/census.js';
import type { Seeded } from '../seeded.js';
import { accountTrial, connectorTrial, disconnectTrial, type Situation } from '../subjects.js';
import type { Trial } from '../trial.js';
import type { InProcessCyclr } from './cyclr.js';
import type { Drivers } from './drivers.js';

/** Starts one flow of some kind against a Cyclr of its own. */
export const beginSome = (
  random: Seeded,
  cyclr: InProcessCyclr,
  drivers: Drivers,
  seen: Census,
  situation: Situation,
  inspect?: FlowInspector,
): Trial => {
  const oauth = random.pick(drivers.link, drivers.window);
  const shared = {
    oauth,
    clock: situation.time,
    ...(inspect ? { inspect } : random.chance(0.2) && { inspect: seen.inspector }),
  };
  const kind = random.pick(
    ...(['connector', 'connector', 'connector', 'connector', 'connector'] as const),
    ...(['reauthenticate', 'resume', 'install', 'install', 'account', 'disconnect'] as const),
  );
  const verify = random.chance(0.3) ? { verify: { lookup: 1 } } : {};
  switch (kind) {
    case 'install': {
      const { api, app } = cyclr.open(2);
      const install = { connector: app, ...(random.chance(0.3) && { name: 'A name' }) };
      const flow = createConnectorAuth({ ...shared, ...verify, api, install });
      seen.watch('store', flow);
      return connectorTrial(kind, flow, situation);
    }
    case 'account': {
      const { api, ids } = cyclr.open(random.between(1, 6));
      if (random.chance(0.2)) drivers.leftBehind(ids[0] ?? 0);
      const account = createAccountAuth({
        ...shared,
        api,
        checks: random.chance(0.5) ? { [`App ${ids[0]}`]: { test: 1 } } : {},
        source: random.pick(
          { kind: 'account' as const },
          { kind: 'connectors' as const, accountConnectorIds: [...ids, 7] },
          { kind: 'template' as const, templateId: 'template' },
          { kind: 'cycle' as const, cycleId: 'cycle' },
        ),
      });
      seen.watch('store', account);
      return accountTrial(kind, account, situation);
    }
    case 'disconnect': {
      const { api, ids } = cyclr.open(1);
      const remove = random.chance(0.5);
      const disconnect = createConnectorDisconnect({
        ...shared,
        api,
        accountConnectorId: ids[0] ?? 0,
        remove,
      });
      seen.watch('store', disconnect);
      return disconnectTrial(kind, disconnect, situation);
    }
    default: {
      const { api, ids } = cyclr.open(1);
      const accountConnectorId = ids[0] ?? 0;
      if (kind === 'resume') drivers.leftBehind(accountConnectorId);
      const flow = createConnectorAuth({
        ...shared,
        ...verify,
        api,
        accountConnectorId,
        reauthenticate: kind === 'reauthenticate',
      });
      seen.watch('store', flow);
      return connectorTrial(kind, flow, situation);
    }
  }
};
