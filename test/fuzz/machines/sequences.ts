import fc from 'fast-check';
import type { AnyStateMachine } from 'xstate';
import { isLong } from '../run.js';
import { anyAct, ending } from '../world/acts.js';
import type { Prompt } from '../world/desk.js';
import { anyCyclr } from '../world/outputs.js';
import type { Sequence } from './play.js';

/** The events of a chart that come from outside: those of services and delays are XState's own. */
const eventsOf = ({ events }: AnyStateMachine): readonly string[] =>
  events.filter((type) => !type.startsWith('xstate.'));

const always = fc.oneof(
  { weight: 4, arbitrary: fc.record({ end: fc.constant('well' as const), way: fc.nat(4) }) },
  { weight: 1, arbitrary: ending },
);

/** A Cyclr that answers at once, and each thing it is asked always in the same way. */
export const alwaysTheSame: fc.Arbitrary<Prompt> = fc.record({
  inTurn: fc.constant([]),
  always: fc.record(
    {
      listConnectors: always,
      fetchConnector: always,
      fetchInstallable: always,
      installConnector: always,
      installTemplate: always,
      listUnauthenticated: always,
      setProperties: always,
      authenticate: always,
      verify: always,
      lookUp: always,
      deauthenticate: always,
      deleteConnector: always,
      startSignIn: always,
    },
    { requiredKeys: ['fetchConnector', 'verify', 'authenticate'] },
  ),
});

/** Somebody who answers when told to, one who answers at once, and one who does so always in the same way. */
const anyPrompt: fc.Arbitrary<Prompt> = fc.oneof(
  fc.constant({ inTurn: [], always: {} }),
  fc.record({
    inTurn: fc.array(fc.option(ending, { nil: undefined, freq: 1 }), { maxLength: 4 }),
    always: fc.constant({}),
  }),
  alwaysTheSame,
);

/** Everything that can happen to a flow, from any beginning. */
export const sequencesOf = <Input>(
  machine: AnyStateMachine,
  input: fc.Arbitrary<Input>,
  more: readonly string[] = [],
): fc.Arbitrary<Sequence<Input>> =>
  fc.record({
    input,
    cyclr: anyCyclr,
    prompt: anyPrompt,
    acts: fc.array(anyAct([...eventsOf(machine), ...more]), { maxLength: 24, size: 'max' }),
    closely: fc.noBias(fc.nat(isLong ? 199 : 7)).map((nth) => nth === 1),
  });
