import { census } from '../checks/census.js';
import { sampledSecrets } from '../checks/sampled-secrets.js';
import type { Violations } from '../checks/violations.js';
import type { Seeded } from '../seeded.js';
import type { Situation } from '../subjects.js';
import type { Trial } from '../trial.js';
import { endsOf, type Wave } from '../wave.js';
import { beginSome } from './begin.js';
import { longestCall, lossyCalls } from './calls.js';
import { simulatedTime } from './clock.js';
import { inProcessCyclr } from './cyclr.js';
import { watchedDrivers } from './drivers.js';

const minute = 60_000;
// The flows of a wave begin within so long, and then have so long to come to rest.
const opening = minute / 2;
const longestWave = 12 * 60 * minute;
// Flows whose secrets are looked for everywhere.
const sampled = 5;
// The longest of the machine's own delays, and a call.
const limits = { call: longestCall + 1_000, signIn: 600_000 + longestCall };

/**
 * One wave of flows at once, from their first step until all have ended.
 *
 * @returns figures, and what has to be gone now: nothing else of the wave is held by it
 */
export const simulatedWave = async (
  flows: number,
  random: Seeded,
  found: Violations,
): Promise<Wave> => {
  const time = simulatedTime();
  const calls = lossyCalls(time, random.fork(), 0.12);
  const later = (run: () => void, ms: number) => void time.setTimeout(run, ms);
  const cyclr = inProcessCyclr({ random: random.fork(), calls, later });
  const drivers = watchedDrivers(time, random.fork());
  const seen = census();
  const trials: Trial[] = [];
  const secrets = sampledSecrets();

  for (let n = 0; n < flows; n += 1) {
    const own = random.fork();
    const isSampled = n < sampled;
    const situation: Situation = {
      time,
      limits,
      found,
      thinks: 60_000,
      ...(isSampled && { see: (view) => secrets.see('view', view) }),
      means: {
        random: own,
        follow: (link) => cyclr.follow(link, drivers.arrive),
        ...(isSampled && { typed: secrets.typed }),
      },
    };
    const inspect = isSampled ? secrets.inspector : undefined;
    time.setTimeout(
      () => void trials.push(beginSome(own.fork(), cyclr, drivers, seen, situation, inspect)),
      random.between(0, opening),
    );
  }
  const inspect = () => {
    for (const trial of trials) trial.inspect();
  };
  let atOnce = 0;
  const isResting = (trial: Trial) => trial.ended() !== undefined || trial.isLeft();
  await time.pass(opening);
  atOnce = trials.filter((trial) => trial.ended() === undefined).length;
  while (!trials.every(isResting) && time.now() < longestWave) {
    await time.pass(minute);
    inspect();
  }
  for (const trial of trials) {
    if (!isResting(trial)) found.add('does not come to an end', trial.kind);
  }

  // What nobody does anything about costs nothing, however long it is left.
  for (let n = 0; n < 60; n += 1) {
    await time.pass(minute);
    inspect();
  }
  const left = trials.filter((trial) => trial.ended() === undefined);
  for (const trial of left) {
    if (trial.waits() !== 'somebody') found.add('busy without end', trial.kind);
  }
  found.none('timers that wait for nothing', time.pending());
  found.none('calls under way while all rest', calls.underWay());

  for (const [n, trial] of left.entries()) (n % 2 ? trial.cancel : trial.stop)();
  await time.pass(0);
  found.none('timers after the end', time.pending());
  found.none('calls after the end', calls.underWay());
  await time.pass(60 * minute);
  for (const trial of trials) trial.inspectEnd();
  secrets.tell(found);
  await time.pass(60 * minute);
  found.none('timers long after the end', time.pending());
  found.none('calls long after the end', calls.underWay());
  found.none('sign-ins that were never ended', drivers.open());
  found.none('sign-ins that were ended twice', drivers.endedTwice());
  for (const method of calls.endless()) found.add('calls that cannot be given up', method);

  return {
    census: seen,
    figures: {
      ...endsOf(trials),
      atOnce,
      left: left.length,
      calls: calls.made(),
      spoilt: calls.spoilt(),
      secrets: secrets.count(),
      minutes: time.now() / minute,
    },
  };
};
