import type { Subject } from './subject.js';
import type { World } from './world.js';

/** A round trip of its own, in which everything that is about to happen has time to. */
export const roundTrip = async ({ sandbox }: World): Promise<void> => {
  await (await fetch(`${sandbox.providerUrl}/nothing`)).arrayBuffer();
};

/**
 * The user gives up while a request is on its way.
 * @returns what is wrong with what happens then, and what goes on that should not
 */
export const leave = async (
  world: World,
  subject: Subject,
  via: 'direct' | 'gateway',
): Promise<readonly string[]> => {
  const traffic = world.traffic(via);
  const before = traffic.sent().length;
  subject.cancel();
  const how = await subject.done;
  await roundTrip(world);
  const onTheWay = traffic.sent().filter(({ settled, signal }) => !settled && !signal.aborted);
  for (let n = 0; n < 4; n += 1) await roundTrip(world);
  const late = traffic.sent().slice(before);
  return [
    ...onTheWay.map(({ method, url }) => `${method} ${url.pathname} goes on after cancel`),
    ...late.map(({ method, url }) => `${method} ${url.pathname} is sent after cancel`),
    ...(how.startsWith('cancelled') ? [] : [`done says ${how}`]),
  ];
};
