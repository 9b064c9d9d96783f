import type { RequestRow } from './row.js';
import type { World } from './world.js';

/**
 * Lets time run out for requests that are met with silence, and for no others: whenever all that are on their way
 * are silent.
 *
 * @param spoilt how many have been silent so far
 * @returns ends it
 */
export const keepTime = (
  world: World,
  { hop, via }: Pick<RequestRow, 'hop' | 'via'>,
  spoilt: () => number,
): (() => void) => {
  const limits = world.limits(hop);
  // A page's limits are never taken back, so there it is the requests that are counted.
  const onTheWay = () =>
    hop === 'cyclr' ? limits.running() : world.traffic(via).onTheWay().length;
  let isOn = true;
  let ended = 0;
  let still = 0;
  const watch = async (): Promise<void> => {
    while (isOn) {
      await world.roundTrip().catch(() => undefined);
      const silent = spoilt() - ended;
      if (!isOn || silent <= 0 || onTheWay() > silent) continue;
      // A gateway that is silent afterwards does its work first.
      still = hop === 'gateway' && world.onwards.onTheWay().length > 0 ? 0 : still + 1;
      if (hop === 'gateway' && still < 3) continue;
      ended += silent;
      still = 0;
      limits.runOut();
    }
  };
  void watch();
  return () => {
    isOn = false;
  };
};
