import type { Either } from 'fp-ts/lib/Either.js';
import { type AnyActorLogic, type AnyMachineSnapshot, createActor, toPromise } from 'xstate';
import { createServices } from '../../../src/index.js';
import { memberOf } from '../paths/graph.js';
import type { CyclrSide, Outcome } from './outcomes.js';
import { restore, restored } from './restore.js';
import type { Setting } from './scenes.js';

type Heard = Either<unknown, unknown>;

interface Question {
  readonly outcome: Outcome;
  readonly snapshot: AnyMachineSnapshot;
  readonly input: unknown;
}

/** What Cyclr was heard to answer in a setting. */
export interface Answers {
  /** The answer of an outcome in a situation; nothing while nobody has asked. */
  readonly heard: (outcome: Outcome, snapshot: AnyMachineSnapshot) => Heard | undefined;
  /** Asks what is still to be asked; says whether there was anything. */
  readonly ask: () => Promise<boolean>;
}

/** What the machine hands to a service that is at work; of a sign-in, what its watch would ask. */
const inputOf = ({ children, context }: AnyMachineSnapshot, service: string): unknown => {
  const child = Object.values(children).find((one) => memberOf(one, 'src') === service);
  return child
    ? memberOf(memberOf(child, 'options'), 'input')
    : { accountConnectorId: context.accountConnectorId };
};

/**
 * What the model takes for an answer is one: each outcome is brought about in the sandbox, and the real service is
 * run on the very input that the machine gives it.
 */
export const answersOf = (cyclr: CyclrSide, setting: Setting): Answers => {
  const services = createServices(cyclr.way);
  const known = new Map<string, Heard>();
  const open = new Map<string, Question>();

  const answer = async ({ outcome, snapshot, input }: Question): Promise<Heard> => {
    await restore(cyclr, setting, snapshot);
    await outcome.arrange(cyclr);
    const logic: AnyActorLogic = services[outcome.service];
    const actor = createActor(logic, { input });
    const done = toPromise(actor);
    actor.start();
    return done.then(
      (right): Heard => ({ _tag: 'Right', right }),
      (left: unknown): Heard => ({ _tag: 'Left', left }),
    );
  };

  return {
    heard: (outcome, snapshot) => {
      const input = inputOf(snapshot, outcome.service);
      const key = JSON.stringify([outcome.name, input, restored(snapshot)]);
      const heard = known.get(key);
      if (!heard) open.set(key, { outcome, snapshot, input });
      return heard;
    },
    ask: async () => {
      const questions = [...open];
      open.clear();
      for (const [key, question] of questions) known.set(key, await answer(question));
      return questions.length > 0;
    },
  };
};
