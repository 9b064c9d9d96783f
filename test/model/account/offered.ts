import type { AnyMachineSnapshot } from 'xstate';
import { describeAccountAuth } from '../../../src/index.js';
import { type AccountButton, accountButtons } from './stage.js';

/** The buttons of a page in a situation, as far as the chart takes them: fewer than a store has methods for. */
const shownIn = (snapshot: AnyMachineSnapshot): readonly AccountButton[] => {
  const { step, current } = describeAccountAuth(snapshot);
  switch (step) {
    case 'overview':
      return [current === undefined ? 'account.next' : 'account.resume', 'account.finish'];
    case 'connector':
      return ['account.skip', 'account.pause'];
    case 'failed':
      return ['retry'];
    default:
      return [];
  }
};

/** The commands that a page has a button for in a situation. */
export const offeredIn = (snapshot: AnyMachineSnapshot): readonly AccountButton[] => {
  const shown: readonly AccountButton[] = [...shownIn(snapshot), 'cancel'];
  return accountButtons.filter(
    (type) => snapshot.status === 'active' && shown.includes(type) && snapshot.can({ type }),
  );
};

/** The connectors that a page has a button for, beside that of the one at hand. */
export const choicesIn = (snapshot: AnyMachineSnapshot): readonly number[] => {
  const { step, entries, current } = describeAccountAuth(snapshot);
  return entries
    .map(({ accountConnectorId }) => accountConnectorId)
    .filter(
      (accountConnectorId) =>
        step === 'overview' &&
        accountConnectorId !== current &&
        snapshot.can({ type: 'account.choose', accountConnectorId }),
    );
};
