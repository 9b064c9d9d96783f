import { createActor, createMachine } from 'xstate';
import { fromXState, type Inspector } from '../../src/inspect/index.js';

/** Shows a machine of this id, which does nothing: what was shown before has arrived where this has. */
export const showSentinel = (inspect: Inspector, id: string): void => {
  const machine = createMachine({ id, initial: 'end', states: { end: { type: 'final' } } });
  createActor(machine, { inspect: fromXState(inspect) }).start();
};
