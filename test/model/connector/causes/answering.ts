import type { AnyMachineSnapshot } from 'xstate';
import { authError, toAuthError } from '../../../../src/domain/auth-error.js';
import type { Cause } from '../../paths/cause.js';
import { lost, type Outcome, outcomes, signInElsewhere } from '../outcomes.js';
import type { ConnectorScene } from '../scenes.js';
import { type ConnectorStage, calm } from '../stage.js';

type ConnectorCause = Cause<ConnectorScene, ConnectorStage>;

const heardOf = (outcome: Outcome, snapshot: AnyMachineSnapshot, scene: ConnectorScene) =>
  outcome.fits?.(snapshot.context, scene) === false
    ? undefined
    : scene.answers.heard(outcome, snapshot);

/** Each outcome of each service: what Cyclr answers makes it a success or a failure. */
const services = outcomes.flatMap((outcome): ConnectorCause[] => {
  const { name, service } = outcome;
  const happen = async (stage: ConnectorStage) => {
    calm(stage);
    await outcome.arrange(stage);
    await stage.gate.release(service);
  };
  return [
    {
      name,
      makes: `done ${service}`,
      happen,
      brings: (snapshot, scene) => {
        const heard = heardOf(outcome, snapshot, scene);
        return heard?._tag === 'Right' ? { output: heard.right } : undefined;
      },
    },
    {
      name,
      makes: `error ${service}`,
      happen,
      brings: (snapshot, scene) => {
        const heard = heardOf(outcome, snapshot, scene);
        return heard?._tag === 'Left' ? { error: heard.left } : undefined;
      },
    },
  ];
});

/** Lets the watch ask once more, if it does not already. */
const poll = async (stage: ConnectorStage): Promise<void> => {
  if (!stage.gate.isHeld('fetchConnector')) await stage.advance(2_000);
  await stage.gate.release('fetchConnector');
};

const signedIn = outcomes.find(({ name }) => name === 'Cyclr says the user has signed in');

/** What comes of asking Cyclr again and again during a sign-in. */
const watching: readonly ConnectorCause[] = [
  {
    name: 'Cyclr says, asked again, that the user has signed in',
    makes: 'done watch',
    brings: (snapshot, scene) => {
      if (snapshot.context.connector?.authenticated) return undefined;
      const heard = signedIn && scene.answers.heard(signedIn, snapshot);
      return heard?._tag === 'Right'
        ? { output: { authenticated: true, connector: heard.right } }
        : undefined;
    },
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
      const heard = scene.answers.heard(lost, snapshot);
      return heard?._tag === 'Left'
        ? { output: { authenticated: false, error: toAuthError(heard.left, 'authenticating') } }
        : undefined;
    },
    happen: async (stage) => {
      calm(stage);
      await lost.arrange(stage);
      await poll(stage);
    },
  },
];

const unreached = authError('network', 'authenticating');

/** What a host's own way to Cyclr may do, which no request of ours brings about. */
const spoiling: readonly ConnectorCause[] = [
  {
    name: 'the host’s own way to Cyclr answers with nothing',
    makes: 'error watch',
    brings: () => ({ error: new TypeError('An answer without a connector.') }),
    happen: async (stage) => {
      calm(stage);
      stage.spoil({ _tag: 'Right', right: undefined });
      await poll(stage);
    },
  },
  {
    name: 'the host’s own way to Cyclr is broken',
    makes: 'error verify',
    brings: () => ({ error: unreached }),
    happen: async (stage) => {
      calm(stage);
      stage.spoil({ _tag: 'Left', left: unreached });
      await stage.gate.release('verify');
    },
  },
];

/** What Cyclr may answer. */
export const answering = [...services, ...watching, ...spoiling];
