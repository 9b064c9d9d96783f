import type { Cause } from '../../paths/cause.js';
import { choicesIn, offeredIn } from '../offered.js';
import { type AccountScene, ids } from '../scenes.js';
import { type AccountStage, accountButtons } from '../stage.js';

type AccountCause = Cause<AccountScene, AccountStage>;

const commands: readonly AccountCause[] = accountButtons.map((button) => ({
  name: `the user says ${button}`,
  makes: button,
  brings: (snapshot, { surface }) =>
    surface === 'store' || offeredIn(snapshot).includes(button) ? {} : undefined,
  happen: ({ user }) => user.press(button),
}));

const choices: readonly AccountCause[] = Object.values(ids).map((accountConnectorId) => ({
  name: `the user chooses ${accountConnectorId}`,
  makes: 'account.choose',
  brings: (snapshot, { surface }) =>
    surface === 'store' || choicesIn(snapshot).includes(accountConnectorId)
      ? { accountConnectorId }
      : undefined,
  happen: ({ user }) => user.choose(accountConnectorId),
}));

/** What a user may say to the list. */
export const accountPressing = [...commands, ...choices];
