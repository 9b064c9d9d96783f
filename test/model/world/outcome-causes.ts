import type { AnyMachineSnapshot } from 'xstate';
import type { Cause } from '../paths/cause.js';
import type { Answerable, Answers } from './answers.js';

/** What an outcome of a service makes happen: its answer says whether that is a success or a failure. */
export const outcomeCauses = <
  Scene extends { readonly answers: Answers<Outcome> },
  Stage,
  Outcome extends Answerable<Stage>,
>(
  outcome: Outcome,
  /** Whether it can happen. */
  fits: (snapshot: AnyMachineSnapshot, scene: Scene) => boolean,
  /** Brings it about, and lets the call that waits for it through. */
  happen: (stage: Stage, before: AnyMachineSnapshot) => Promise<void>,
): readonly Cause<Scene, Stage>[] => {
  const { name, service } = outcome;
  const heardOf = (snapshot: AnyMachineSnapshot, scene: Scene) =>
    fits(snapshot, scene) ? scene.answers.heard(outcome, snapshot) : undefined;
  return [
    {
      name,
      makes: `done ${service}`,
      happen,
      brings: (snapshot, scene) => {
        const heard = heardOf(snapshot, scene);
        return heard?._tag === 'Right' ? { output: heard.right } : undefined;
      },
    },
    {
      name,
      makes: `error ${service}`,
      happen,
      brings: (snapshot, scene) => {
        const heard = heardOf(snapshot, scene);
        return heard?._tag === 'Left' ? { error: heard.left } : undefined;
      },
    },
  ];
};
