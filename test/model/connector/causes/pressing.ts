import type { Cause } from '../../paths/cause.js';
import type { ConnectorScene } from '../scenes.js';
import { buttons, type ConnectorStage } from '../stage.js';

/** Every command without a text. A page has no button for what is of no use; a store takes the call all the same. */
export const pressing: readonly Cause<ConnectorScene, ConnectorStage>[] = buttons.map((button) => ({
  name: `the user says ${button}`,
  makes: button,
  brings: (snapshot, { surface, driver }) => {
    // Where there is no sign-in page to go to, nobody goes there.
    if (button === 'oauth.start' && driver === undefined) return undefined;
    return surface === 'store' || snapshot.can({ type: button }) ? {} : undefined;
  },
  happen: ({ user }) => user.press(button),
}));
