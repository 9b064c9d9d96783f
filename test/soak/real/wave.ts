import { setTimeout as pause } from 'node:timers/promises';
import { census } from '../checks/census.js';
import type { TimerWatch } from '../checks/real-timers.js';
import { sampledSecrets } from '../checks/sampled-secrets.js';
import type { Violations } from '../checks/violations.js';
import type { Seeded } from '../seeded.js';
import type { Trial } from '../trial.js';
import { endsOf, type Wave } from '../wave.js';
import { beginSome } from './begin.js';
import type { Place, Scene } from './place.js';
import { connectorIds } from './seed.js';

const longestWave = 600_000;
// Of so many flows, the secrets of one are looked for everywhere; of four at least.
const sampledOf = 100;
const longestSettling = 10_000;

/** Waits until it is so, or for so many ms at most. */
const until = async (isSo: () => boolean, ms: number, meanwhile = () => {}): Promise<boolean> => {
  const end = performance.now() + ms;
  while (!isSo()) {
    if (performance.now() > end) return false;
    await pause(25);
    meanwhile();
  }
  return true;
};

/** Calls of a host's own that share the one signal by which it shuts down, which is as old as its process. */
const callDirectly = (scene: Scene, account: number, signal: AbortSignal): Promise<unknown> =>
  Promise.all(
    (['client', 'gateway'] as const).map((via) =>
      scene.apiOf(account, via).fetchConnector(connectorIds(account)[0] ?? 0, { signal })(),
    ),
  );

export interface RealSurroundings {
  readonly place: Place;
  readonly random: Seeded;
  readonly found: Violations;
  readonly timers: TimerWatch;
  /** Never aborted while the soak runs. */
  readonly shutdown: AbortSignal;
}

/** One wave of flows at once over real HTTP, from their first step until all have ended. */
export const realWave = async (
  flows: number,
  { place, random, found, timers, shutdown }: RealSurroundings,
): Promise<Wave> => {
  const began = performance.now();
  const scene = place.enter(random.fork(), flows);
  const seen = census();
  const browsing = new Set<Promise<void>>();
  const secrets = sampledSecrets();
  const sampled = Math.max(4, flows / sampledOf);
  // In ms. The more they are, the longer everybody takes, or all that is soaked is a server that is run down.
  const thinks = 10 * flows;
  const trials: Trial[] = [];
  for (let account = 0; account < flows; account += 1) {
    const own = random.fork();
    const begin = () =>
      beginSome({
        account,
        scene,
        seen,
        random: own,
        browsing,
        thinks,
        found,
        secrets: account < sampled ? secrets : undefined,
      });
    setTimeout(() => trials.push(begin()), random.between(0, thinks));
  }
  const direct = Promise.all(
    Array.from({ length: Math.ceil(flows / 10) }, (_, account) =>
      callDirectly(scene, account, shutdown),
    ),
  );
  await until(() => trials.length === flows, longestWave);
  const isOn = (trial: Trial) => trial.ended() === undefined;
  const atOnce = trials.filter(isOn).length;
  const inspect = () => {
    for (const trial of trials) trial.inspect();
  };
  const isResting = (trial: Trial) =>
    !isOn(trial) || (trial.isLeft() && trial.waits() === 'somebody');
  await until(() => trials.every(isResting), longestWave, inspect);
  for (const trial of trials) {
    if (!isResting(trial)) found.add('does not come to an end', trial.kind);
  }
  await direct;
  await Promise.all(browsing);

  // Nobody does anything any more, so nothing is asked and nothing waited for.
  for (const request of scene.underWay()) found.add('requests under way while all rest', request);
  for (const place of timers.left()) {
    // A gateway may be about to ask Cyclr again, for a page that has gone.
    if (!/\/(cyclr|ky)\//.test(place)) found.add('timers while all rest', place);
  }
  const left = trials.filter(isOn);
  for (const [n, trial] of left.entries()) (n % 2 ? trial.cancel : trial.stop)();
  await pause(0);
  for (const request of scene.underWay()) found.add('requests after the end', request);
  const isQuiet = () => scene.behindGateway().length === 0 && timers.left().length === 0;
  if (!(await until(isQuiet, longestSettling))) {
    for (const request of scene.behindGateway()) {
      found.add('requests of the gateway after the end', request);
    }
    for (const place of timers.left()) found.add('timers after the end', place);
  }
  for (const trial of trials) trial.inspectEnd();
  secrets.see('sandbox log', place.sandbox.requests());
  secrets.see('sandbox records', place.sandbox.connectors());
  secrets.tell(found, 'sandbox log', 'sandbox records');
  const [calls, spoilt] = [scene.sent(), scene.spoilt()];
  scene.leave();
  return {
    census: seen,
    figures: {
      ...endsOf(trials),
      atOnce,
      left: left.length,
      calls,
      spoilt,
      secrets: secrets.count(),
      minutes: (performance.now() - began) / 60_000,
    },
  };
};
