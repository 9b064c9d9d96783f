import fc from 'fast-check';
import type { AnyStateMachine } from 'xstate';
import { isLong } from '../run.js';
import { anyAct, ending } from '../world/acts.js';
import { anyCyclr } from '../world/outputs.js';
import type { Sequence } from './play.js';

/** The events of a chart that come from outside: those of services and delays are XState's own. */
const eventsOf = ({ events }: AnyStateMachine): readonly string[] =>
  events.filter((type) => !type.startsWith('xstate.'));

/** Everything that can happen to a flow, from any beginning. */
export const sequencesOf = <Input>(
  machine: AnyStateMachine,
  input: fc.Arbitrary<Input>,
  more: readonly string[] = [],
): fc.Arbitrary<Sequence<Input>> =>
  fc.record({
    input,
    cyclr: anyCyclr,
    prompt: fc.oneof(
      fc.constant([]),
      fc.array(fc.option(ending, { nil: undefined, freq: 1 }), { maxLength: 4 }),
    ),
    acts: fc.array(anyAct([...eventsOf(machine), ...more]), { maxLength: 24, size: 'max' }),
    closely: fc.noBias(fc.nat(isLong ? 1_999 : 199)).map((nth) => nth === 1),
  });
