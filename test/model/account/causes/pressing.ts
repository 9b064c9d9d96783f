import type { Cause } from '../../paths/cause.js';
import { type AccountScene, ids } from '../scenes.js';
import { type AccountStage, accountButtons } from '../stage.js';

type AccountCause = Cause<AccountScene, AccountStage>;

const commands: readonly AccountCause[] = accountButtons.map((button) => ({
  name: `the user says ${button}`,
  makes: button,
  brings: (snapshot, { surface }) =>
    surface === 'store' || snapshot.can({ type: button }) ? {} : undefined,
  happen: ({ user }) => user.press(button),
}));

const choices: readonly AccountCause[] = Object.values(ids).map((accountConnectorId) => ({
  name: `the user chooses ${accountConnectorId}`,
  makes: 'account.choose',
  brings: (snapshot, { surface }) =>
    surface === 'store' || snapshot.can({ type: 'account.choose', accountConnectorId })
      ? { accountConnectorId }
      : undefined,
  happen: ({ user }) => user.choose(accountConnectorId),
}));

/** What a user may say to the list. */
export const accountPressing = [...commands, ...choices];
