import type { AnyMachineSnapshot } from 'xstate';
import type { ConnectorAuthContext } from '../../../../machines/index.js';
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

/** The window is open, as far as anybody knows: a page that was loaded anew does not. */
const seemsOpen = (snapshot: AnyMachineSnapshot): boolean =>
  at(snapshot, 'signingIn') || (at(snapshot, 'settling') && snapshot.context.signIn === 'away');

/** Only a window whose page has cut itself off from ours seems closed in a page while it is open. */
export const cutsItselfOff = ({ surface, unknowns }: ConnectorScene): boolean =>
  surface === 'element' && unknowns?.providerCoop === true;

/** Where a user can come back from a window that seems closed. */
const seemsClosed = {
  settling: ({ signIn }) => signIn === 'begun',
  confirming: ({ signIn }) => signIn === 'begun' || signIn === 'away',
  ready: ({ notice }) => notice === 'windowClosed',
} satisfies Record<string, (context: ConnectorAuthContext) => boolean>;

/** In a page, any other window that seems closed is closed. */
const fromClosed: readonly Cause<ConnectorScene, ConnectorStage>[] = Object.entries(
  seemsClosed,
).map(([phase, isSo]) => ({
  name: `the user comes back from a window that seemed closed: ${phase}`,
  makes: 'signIn.landed',
  brings: (snapshot, scene) =>
    at(snapshot, phase) &&
    isSo(snapshot.context) &&
    (scene.surface === 'store' || cutsItselfOff(scene))
      ? {}
      : undefined,
  happen: ({ signIn }) => signIn('landed'),
}));

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
  immediate: (scene) =>
    tiding === 'link' ||
    tiding === 'blocked' ||
    tiding === 'failed' ||
    (tiding === 'closed' && cutsItselfOff(scene)),
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
    'the sign-in window seems closed',
    (snapshot) => (at(snapshot, 'signingIn') ? {} : undefined),
    'popup',
  ),
  cause('landed', 'the user signs in and comes back', (snapshot) =>
    seemsOpen(snapshot) ? {} : undefined,
  ),
  ...fromClosed,
  cause(
    'failed',
    'the sign-in page cannot be had',
    (snapshot, { refusal }) => (at(snapshot, 'signingIn') ? { error: refusal } : undefined),
    'refused',
  ),
];
