import type { AnyMachineSnapshot } from 'xstate';
import type { AccountEntry } from '../../../../src/domain/account.js';
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

const isListed = ({ context }: AnyMachineSnapshot, id: number): boolean => {
  const entries: readonly AccountEntry[] = context.entries;
  return entries.some(({ accountConnectorId }) => accountConnectorId === id);
};

const choices: readonly AccountCause[] = Object.values(ids).map((accountConnectorId) => ({
  name: `the user chooses ${accountConnectorId}`,
  makes: 'account.choose',
  brings: (snapshot, { surface }) =>
    // No more than one that is not in the list.
    (accountConnectorId === ids.missing || isListed(snapshot, accountConnectorId)) &&
    (surface === 'store' || choicesIn(snapshot).includes(accountConnectorId))
      ? { accountConnectorId }
      : undefined,
  happen: ({ user }) => user.choose(accountConnectorId),
}));

/** What a user may say to the list. */
export const accountPressing = [...commands, ...choices];
