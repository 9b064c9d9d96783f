import { connectorAuthMachine } from '../../../../machines/index.js';
import type { Cause } from '../../paths/cause.js';
import type { ConnectorScene } from '../scenes.js';
import type { ConnectorStage } from '../stage.js';

/** How long a named delay of the chart is, in ms; that it is as long as it should be is seen in `test/machine`. */
const delayOf = (name: string): number => {
  const delay: unknown = Reflect.get(connectorAuthMachine.implementations.delays, name);
  if (typeof delay !== 'number') throw new Error(`${name} is not a fixed delay.`);
  return delay;
};

const after = (
  delay: string,
  brings: Cause<ConnectorScene, ConnectorStage>['brings'] = () => ({}),
): Cause<ConnectorScene, ConnectorStage> => ({
  name: `nothing happens for ${delay}`,
  makes: `after ${delay}`,
  brings,
  happen: ({ advance }) => advance(delayOf(delay)),
});

/** Nothing happens, for as long as the chart waits. */
export const waiting = [
  // The shorter one first, and once in an attempt.
  after('linkLifetime', ({ context }) => (context.notice === 'linkExpired' ? undefined : {})),
  after('signInLimit', ({ context }) => (context.notice === 'linkExpired' ? {} : undefined)),
  after('settleGrace'),
];
