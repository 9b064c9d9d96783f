import type { AnyMachineSnapshot } from 'xstate';
import { Secret } from '../../../../src/index.js';
import type { Cause } from '../../paths/cause.js';
import type { ConnectorScene } from '../scenes.js';
import type { ConnectorStage, Tiding } from '../stage.js';

const at = (snapshot: AnyMachineSnapshot, phase: string): boolean =>
  snapshot.matches({ authenticating: { oauth: phase } });

/** The sign-in page opens elsewhere than in a window of the flow's own, and has not been shown yet. */
const isToBeShown = (snapshot: AnyMachineSnapshot): boolean =>
  at(snapshot, 'signingIn') &&
  snapshot.context.link === undefined &&
  snapshot.context.notice === undefined;

/** Somebody can still come back from the sign-in page of this flow. */
const isUnderWay = (snapshot: AnyMachineSnapshot, { surface, input }: ConnectorScene): boolean => {
  const { signIn, notice } = snapshot.context;
  if (at(snapshot, 'signingIn')) return true;
  // In a page, a window that seems closed is closed, unless it was opened before the page was loaded anew.
  if (surface === 'element')
    return at(snapshot, 'settling') && signIn === 'away' && input !== undefined;
  if (at(snapshot, 'settling')) return true;
  if (at(snapshot, 'confirming')) return signIn === 'begun' || signIn === 'away';
  return at(snapshot, 'ready') && notice === 'windowClosed';
};

const cause = (
  tiding: Tiding,
  name: string,
  brings: Cause<ConnectorScene, ConnectorStage>['brings'],
  driver?: ConnectorScene['driver'],
): Cause<ConnectorScene, ConnectorStage> => ({
  name,
  makes: `signIn.${tiding}`,
  brings: (snapshot, scene) =>
    driver === undefined || scene.driver === driver ? brings(snapshot, scene) : undefined,
  happen: ({ signIn }) => signIn(tiding),
  immediate: () => tiding === 'link' || tiding === 'blocked' || tiding === 'failed',
});

const url = Secret.of('https://cyclr.test/sign-in');

/** What becomes of the sign-in page. */
export const signingIn: readonly Cause<ConnectorScene, ConnectorStage>[] = [
  cause(
    'link',
    'there is a link to the sign-in page',
    (snapshot) => (isToBeShown(snapshot) ? { url } : undefined),
    'link',
  ),
  cause(
    'blocked',
    'the browser blocks the sign-in window',
    (snapshot) => (isToBeShown(snapshot) ? { url } : undefined),
    'blocked',
  ),
  cause(
    'closed',
    'the user closes the sign-in window',
    (snapshot) => (at(snapshot, 'signingIn') ? {} : undefined),
    'popup',
  ),
  cause('landed', 'the user signs in and comes back', (snapshot, scene) =>
    isUnderWay(snapshot, scene) ? {} : undefined,
  ),
  cause(
    'failed',
    'the sign-in page cannot be had',
    (snapshot, { refusal }) => (at(snapshot, 'signingIn') ? { error: refusal } : undefined),
    'refused',
  ),
];
