import {
  createAccountAuth,
  createConnectorAuth,
  createConnectorDisconnect,
  linkDriver,
} from '../../../src/index.js';
import type { Census } from '../checks/census.js';
import type { SampledSecrets } from '../checks/sampled-secrets.js';
import type { Violations } from '../checks/violations.js';
import type { Seeded } from '../seeded.js';
import { accountTrial, connectorTrial, disconnectTrial, type Situation } from '../subjects.js';
import type { Trial } from '../trial.js';
import { browse } from './browser.js';
import { realTime } from './clock.js';
import type { Scene } from './place.js';
import { connectorIds, installable } from './seed.js';

/**
 * In ms, and short: of the machine's own limits too, many pass in a wave. Those a user can meet leave some of them the
 * time to think.
 */
const delaysFor = (thinks: number) => ({
  pollInterval: Math.max(150, thinks / 50),
  signInLimit: Math.max(5_000, thinks),
  settleGrace: 200,
  linkLifetime: Math.max(700, thinks / 3),
});

// Far longer than anything takes, also on a busy machine: what is still there then is there for ever.
const limits = { call: 60_000, signIn: 60_000 };

interface Setting {
  readonly account: number;
  readonly scene: Scene;
  readonly seen: Census;
  readonly random: Seeded;
  readonly browsing: Set<Promise<void>>;
  /** How long somebody thinks at most, in ms. */
  readonly thinks: number;
  readonly found: Violations;
  /** There where this flow is a sample. */
  readonly secrets: SampledSecrets | undefined;
}

/** Starts one flow of some kind in an account of its own. */
export const beginSome = ({
  account,
  scene,
  seen,
  random,
  browsing,
  thinks,
  found,
  secrets,
}: Setting): Trial => {
  const via = random.pick('client', 'gateway');
  const api = scene.apiOf(account, via);
  seen.watch('api', api);
  const ids = connectorIds(account);
  const arrivals = new Map<string, () => void>();
  const landing = () => {
    const url = `https://host.test/landed?n=${random.between(0, 1e9)}`;
    return {
      url,
      onArrival: (arrived: () => void) => {
        arrivals.set(url, arrived);
        return () => void arrivals.delete(url);
      },
    };
  };
  const follow = (link: string) => {
    const journey = browse(link, account, scene.gateway)
      .then((end) => arrivals.get(end)?.())
      // A browser shows an error page, and the flow goes on without it.
      .catch(() => undefined)
      .finally(() => browsing.delete(journey));
    browsing.add(journey);
  };
  const situation: Situation = {
    time: realTime,
    limits,
    found,
    thinks,
    means: { random, follow, ...(secrets && { typed: secrets.typed }) },
    ...(secrets && { see: (view: object) => secrets.see('view', view) }),
  };
  const shared = {
    api,
    delays: delaysFor(thinks),
    oauth: linkDriver(via === 'client' && random.chance(0.7) ? { landing } : {}),
    ...(secrets
      ? { inspect: secrets.inspector }
      : random.chance(0.2) && { inspect: seen.inspector }),
  };
  const verify = random.chance(0.3)
    ? { verify: random.pick({ lookup: 701 } as const, { test: 801 } as const) }
    : {};
  const anyId = ids[random.between(0, ids.length - 1)] ?? 0;
  const kind = random.pick(
    ...(['connector', 'connector', 'connector', 'connector', 'connector'] as const),
    ...(['reauthenticate', 'install', 'install', 'account', 'disconnect'] as const),
  );
  const name = `${kind} via ${via}`;
  switch (kind) {
    case 'install': {
      const connector = random.pick(...installable);
      const flow = createConnectorAuth({ ...shared, ...verify, install: { connector } });
      seen.watch('store', flow);
      return connectorTrial(name, flow, situation);
    }
    case 'account': {
      const flow = createAccountAuth({
        ...shared,
        checks: { Pipedrive: { test: 801 } },
        source: random.pick(
          { kind: 'account' } as const,
          { kind: 'connectors', accountConnectorIds: ids.slice(0, 4) } as const,
          { kind: 'template', templateId: '7b2e3d4c-0000-4000-8000-000000000001' } as const,
        ),
      });
      seen.watch('store', flow);
      return accountTrial(name, flow, situation);
    }
    case 'disconnect': {
      const flow = createConnectorDisconnect({
        ...shared,
        accountConnectorId: anyId,
        remove: random.chance(0.5),
      });
      seen.watch('store', flow);
      return disconnectTrial(name, flow, situation);
    }
    default: {
      const flow = createConnectorAuth({
        ...shared,
        ...verify,
        accountConnectorId: anyId,
        reauthenticate: kind === 'reauthenticate',
      });
      seen.watch('store', flow);
      return connectorTrial(name, flow, situation);
    }
  }
};
