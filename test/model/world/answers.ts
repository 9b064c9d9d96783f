import type { Either } from 'fp-ts/lib/Either.js';
import { type AnyActorLogic, type AnyMachineSnapshot, createActor, toPromise } from 'xstate';
import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { memberOf } from '../paths/graph.js';
import { reconnect } from './reconnect.js';

type Heard = Either<unknown, unknown>;

/** One way in which Cyclr may answer a service, and what brings it about: a state it is in, or a fault. */
export interface Answerable<Cyclr> {
  readonly name: string;
  readonly service: string;
  readonly arrange: (cyclr: Cyclr) => Promise<void> | void;
}

/** What Cyclr was heard to answer. */
export interface Answers<Outcome> {
  /** The answer of an outcome in a situation; nothing while nobody has asked. */
  readonly heard: (outcome: Outcome, snapshot: AnyMachineSnapshot) => Heard | undefined;
  /** Asks what is still to be asked; says whether there was anything. */
  readonly ask: () => Promise<boolean>;
}

interface Making<Cyclr> {
  readonly cyclr: Cyclr;
  /** The way to Cyclr that the flow will take. */
  readonly way: ConnectorApi;
  /** The real services, over that way. */
  readonly services: Readonly<Record<string, AnyActorLogic>>;
  /** Makes the sandbox what the flow takes it for in a situation. */
  readonly restore: (snapshot: AnyMachineSnapshot) => Promise<void> | void;
  /** What `restore` goes by. */
  readonly restored: (snapshot: AnyMachineSnapshot) => unknown;
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
export const answersOf = <Cyclr, Outcome extends Answerable<Cyclr>>({
  cyclr,
  way,
  services,
  restore,
  restored,
}: Making<Cyclr>): Answers<Outcome> => {
  interface Question {
    readonly outcome: Outcome;
    readonly snapshot: AnyMachineSnapshot;
    readonly input: unknown;
  }
  const known = new Map<string, Heard>();
  const open = new Map<string, Question>();

  const answer = async ({ outcome, snapshot, input }: Question): Promise<Heard> => {
    const logic = services[outcome.service];
    if (!logic) throw new Error(`There is no service ${outcome.service}.`);
    await restore(snapshot);
    await outcome.arrange(cyclr);
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
      // What there is to ask was computed, which may have taken long.
      if (questions.length > 0) await reconnect(way);
      for (const [key, question] of questions) known.set(key, await answer(question));
      return questions.length > 0;
    },
  };
};
