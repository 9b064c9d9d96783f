import { authError, toAuthError } from '../../../../src/domain/auth-error.js';
import type { Cause } from '../../paths/cause.js';
import { outcomeCauses } from '../../world/outcome-causes.js';
import { lost, type Outcome, outcomes, signInElsewhere } from '../outcomes.js';
import type { ConnectorScene } from '../scenes.js';
import { type ConnectorStage, calm } from '../stage.js';

type ConnectorCause = Cause<ConnectorScene, ConnectorStage>;

/** Each outcome of each service. */
const services: readonly ConnectorCause[] = outcomes.flatMap((outcome) =>
  outcomeCauses<ConnectorScene, ConnectorStage, Outcome>(
    outcome,
    ({ context }, scene) => outcome.fits?.(context, scene) !== false,
    async (stage) => {
      calm(stage);
      await outcome.arrange(stage);
      await stage.gate.release(outcome.service);
    },
  ),
);

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
      await stage.spoil({ _tag: 'Right', right: undefined });
      await poll(stage);
    },
  },
  {
    name: 'the host’s own way to Cyclr is broken',
    makes: 'error verify',
    brings: () => ({ error: unreached }),
    happen: async (stage) => {
      calm(stage);
      await stage.spoil({ _tag: 'Left', left: unreached });
      await stage.gate.release('verify');
    },
  },
];

/** What Cyclr may answer. */
export const answering = [...services, ...watching, ...spoiling];
