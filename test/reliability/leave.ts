import type { RequestRow } from './row.js';
import type { Subject } from './subject.js';
import type { Sent } from './traffic.js';
import type { World } from './world.js';

const told = (sent: readonly Sent[], what: string): string[] =>
  sent.map(({ method, url }) => `${method} ${url.pathname} ${what}`);

// It takes a gateway a few to hear that its page has gone; far more than that is too long.
const mostRoundTrips = 200;

/**
 * The user gives up while a request is on its way.
 * @returns what is wrong with what happens then, and what goes on that should not
 */
export const leave = async (
  world: World,
  subject: Subject,
  { via, outlives }: RequestRow,
): Promise<readonly string[]> => {
  const traffic = world.traffic(via);
  const before = traffic.sent().length;
  // Some answers come all the same, and may be the last there were to come.
  const isOver = subject.pose().state === 'ended';
  subject.cancel();
  const how = await subject.done;
  await world.roundTrip();
  const onTheWay = traffic.onTheWay();
  const { onwards } = world;
  for (let n = 0; n < mostRoundTrips && !outlives && onwards.onTheWay().length > 0; n += 1) {
    await world.roundTrip();
  }
  const passedOn = onwards.sent().length;
  for (let n = 0; n < 4; n += 1) await world.roundTrip();
  return [
    ...told(onTheWay, 'goes on after cancel'),
    ...told(traffic.sent().slice(before), 'is sent after cancel'),
    ...(outlives ? [] : told(onwards.onTheWay(), 'goes on after its page has gone')),
    ...(outlives ? [] : told(onwards.sent().slice(passedOn), 'is sent after its page has gone')),
    ...(isOver || how.startsWith('cancelled') ? [] : [`done says ${how}`]),
  ];
};
