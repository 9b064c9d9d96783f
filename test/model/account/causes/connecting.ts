import type { AnyMachineSnapshot } from 'xstate';
import { signInElsewhere } from '../../connector/outcomes.js';
import type { Cause } from '../../paths/cause.js';
import { until } from '../../world/until.js';
import { type AccountScene, type ConnectorSituations, ids, isChecked, keyIn } from '../scenes.js';
import { type AccountStage, failures } from '../stage.js';

type AccountCause = Cause<AccountScene, AccountStage>;

/** Whether a user gets at the connector at hand: a page that shows the list does not show it. */
const isAtHand = (snapshot: AnyMachineSnapshot, { surface }: AccountScene): boolean =>
  surface === 'store' || snapshot.matches({ connecting: 'active' });

/** Whether Cyclr can be asked what the connector is: after a failure only a user can have it asked again. */
const canBeAsked = (snapshot: AnyMachineSnapshot, scene: AccountScene): boolean =>
  snapshot.context.connectorError === undefined || isAtHand(snapshot, scene);

const situationOf = (
  snapshot: AnyMachineSnapshot,
  scene: AccountScene,
  which: keyof ConnectorSituations,
) => {
  if (!canBeAsked(snapshot, scene)) return undefined;
  const { current, resumed } = snapshot.context;
  const begun = resumed?.accountConnectorId === current ? 'resumed' : 'anew';
  const told = scene.connectors[begun].get(current)?.[which];
  return told ? { snapshot: told } : undefined;
};

/** Takes the connector at hand to where Cyclr is asked what it is, from wherever it is. */
const toFirstQuestion = async ({ atHand, sandbox, gate }: AccountStage): Promise<void> => {
  sandbox.clearFaults();
  if ((await atHand.step()) === 'failed') await atHand.retry();
  await until(() => gate.isHeld('fetchConnector'));
};

const answer = async (
  stage: AccountStage,
  arrange: (stage: AccountStage) => Promise<void> | void,
): Promise<void> => {
  await toFirstQuestion(stage);
  await arrange(stage);
  await stage.gate.release('fetchConnector');
};

/** Whether there is nothing to enter: a sign-in page, which somebody may have been at, or nothing at all. */
const byItself = (id: unknown): boolean => id !== ids.key;

const enterKey = async ({ scene, atHand, gate }: AccountStage): Promise<void> => {
  await until(async () => (await atHand.step()) === 'apiKey');
  await atHand.submitApiKey(keyIn(scene));
  await gate.release('authenticate');
};

/** What becomes of the connector at hand, in its own flow. */
export const connecting: readonly AccountCause[] = [
  {
    name: 'the connector asks for something',
    makes: 'snapshot connector',
    brings: (snapshot, scene) => situationOf(snapshot, scene, 'asking'),
    happen: (stage) => answer(stage, () => undefined),
  },
  {
    name: 'the connector fails',
    makes: 'snapshot connector',
    brings: (snapshot, scene) => situationOf(snapshot, scene, 'failing'),
    happen: (stage) => answer(stage, ({ sandbox }) => failures.connector(sandbox)),
  },
  {
    name: 'the connector is not there any more',
    makes: 'snapshot connector',
    brings: (snapshot, scene) => situationOf(snapshot, scene, 'gone'),
    happen: (stage) => answer(stage, ({ sandbox }) => failures.lost(sandbox)),
  },
  {
    name: 'the connector is authenticated',
    makes: 'done connector',
    brings: (snapshot, scene) => {
      const { current } = snapshot.context;
      if (isChecked(current, scene)) return undefined;
      return (byItself(current) ? canBeAsked : isAtHand)(snapshot, scene)
        ? { output: { status: 'authenticated', accountConnectorId: current, verified: 'unknown' } }
        : undefined;
    },
    happen: async (stage, { context: { current } }) => {
      await answer(stage, ({ sandbox, api }) =>
        byItself(current) ? signInElsewhere({ sandbox, api, way: api, id: current }) : undefined,
      );
      if (byItself(current)) return;
      await enterKey(stage);
    },
  },
  {
    name: 'the connector is authenticated, and what was stored works',
    makes: 'done connector',
    brings: (snapshot, scene) => {
      const { current } = snapshot.context;
      return isChecked(current, scene) && isAtHand(snapshot, scene)
        ? { output: { status: 'authenticated', accountConnectorId: current, verified: 'yes' } }
        : undefined;
    },
    happen: async (stage) => {
      await answer(stage, () => undefined);
      await enterKey(stage);
      await stage.gate.release('verify');
    },
  },
  {
    name: 'the user cancels the connector',
    makes: 'done connector',
    // A page has the ways out of the account in its place.
    brings: ({ context: { current } }, { surface }) =>
      surface === 'store'
        ? { output: { status: 'cancelled', accountConnectorId: current } }
        : undefined,
    happen: ({ atHand }) => atHand.cancel(),
  },
  {
    name: 'the host’s own way to Cyclr answers with what is no connector',
    makes: 'error connector',
    brings: (snapshot, scene) =>
      canBeAsked(snapshot, scene)
        ? { error: new TypeError('An answer that is no connector.') }
        : undefined,
    happen: (stage) => answer(stage, ({ spoil }) => spoil()),
  },
];
