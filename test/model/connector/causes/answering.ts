import type { AnyMachineSnapshot } from 'xstate';
import { toAuthError } from '../../../../src/domain/auth-error.js';
import type { Cause } from '../../paths/cause.js';
import { type Outcome, outcomes, signInElsewhere } from '../outcomes.js';
import type { ConnectorScene } from '../scenes.js';
import { type ConnectorStage, calm } from '../stage.js';

type ConnectorCause = Cause<ConnectorScene, ConnectorStage>;

/** What was heard of this outcome where the flow is now. */
const heardOf = (outcome: Outcome, { context }: AnyMachineSnapshot, { answers }: ConnectorScene) =>
  outcome.fits?.(context) === false ? undefined : answers.heard(outcome, context.connector);

/** The ids of what was stored go with what was to be stored. */
const storedOf = ({ context }: AnyMachineSnapshot, output: unknown): unknown =>
  Array.isArray(output)
    ? output.filter(({ name }) =>
        context.changes.some((change: object) => 'name' in change && change.name === name),
      )
    : output;

/** A request that was asked is answered in this way. */
const answer = async (stage: ConnectorStage, outcome: Outcome): Promise<void> => {
  calm(stage);
  await outcome.arrange(stage);
  await stage.gate.release(outcome.method);
};

/** Each outcome of each service: what Cyclr answers makes it a success or a failure. */
const services: readonly ConnectorCause[] = outcomes
  .filter(({ method }) => method !== 'startSignIn')
  .flatMap((outcome): ConnectorCause[] => [
    {
      name: outcome.name,
      makes: `done ${outcome.method}`,
      brings: (snapshot, scene) => {
        const heard = heardOf(outcome, snapshot, scene);
        return heard?._tag === 'Right' ? { output: storedOf(snapshot, heard.right) } : undefined;
      },
      happen: (stage) => answer(stage, outcome),
    },
    {
      name: outcome.name,
      makes: `error ${outcome.method}`,
      brings: (snapshot, scene) => {
        const heard = heardOf(outcome, snapshot, scene);
        return heard?._tag === 'Left' ? { error: heard.left } : undefined;
      },
      happen: (stage) => answer(stage, outcome),
    },
  ]);

const lost = outcomes.find(({ name }) => name === 'Cyclr has lost the connector');

/** Lets the watch ask once more, if it does not already. */
const poll = async (stage: ConnectorStage): Promise<void> => {
  if (!stage.gate.isHeld('fetchConnector')) await stage.advance(2_000);
  await stage.gate.release('fetchConnector');
};

/** What comes of asking Cyclr again and again during a sign-in. */
const watching: readonly ConnectorCause[] = [
  {
    name: 'Cyclr says, asked again, that the user has signed in',
    makes: 'done watch',
    brings: ({ context }) =>
      context.connector?.authenticated ? undefined : { output: { authenticated: true } },
    happen: async (stage) => {
      calm(stage);
      await signInElsewhere(stage);
      await poll(stage);
    },
  },
  {
    name: 'Cyclr says, asked again, that there is no such connector',
    makes: 'done watch',
    brings: (snapshot, scene) => {
      const heard = lost && heardOf(lost, snapshot, scene);
      return heard?._tag === 'Left'
        ? { output: { authenticated: false, error: toAuthError(heard.left, 'authenticating') } }
        : undefined;
    },
    happen: async (stage) => {
      calm(stage);
      await lost?.arrange(stage);
      await poll(stage);
    },
  },
  {
    name: 'the host’s own way to Cyclr answers with nothing',
    makes: 'error watch',
    brings: () => ({ error: new TypeError('An answer without a connector.') }),
    happen: async (stage) => {
      calm(stage);
      stage.spoil();
      await poll(stage);
    },
  },
];

/** What Cyclr may answer. */
export const answering = [...services, ...watching];
