import type { AccountEntry, AccountOutcome, EntryStatus } from '../domain/account.js';
import { englishStatus } from '../view/english-status.js';
import type { Walked } from './account-walk.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { plain, table } from './output.js';

/** How a connector has ended. */
export const entryText = ({ name, status, verified, error }: AccountEntry): string => {
  const more = [
    ...(verified === undefined ? [] : [` (verified: ${verified})`]),
    ...(error ? [`: ${plain(error.message)}`] : []),
  ].join('');
  return `${plain(name)}: ${englishStatus[status]}${more}`;
};

/** A line for each connector. */
export const outcomeTable = ({ connectors }: AccountOutcome): string =>
  table([
    ['id', 'connector', 'status', 'verified', 'error'],
    ...connectors.map(({ accountConnectorId, name, status, verified, error }) => [
      `${accountConnectorId}`,
      name,
      englishStatus[status],
      verified ?? '',
      error?.code ?? '',
    ]),
  ]);

const good: readonly EntryStatus[] = ['authenticated', 'notNeeded', 'removed'];

/** @param left the connectors without which an integration cannot run, where one was taken */
export const accountExitCode = (
  { outcome: { status, connectors }, error }: Walked,
  left: readonly number[] = [],
): ExitCode => {
  if (error) return exitCodes.failed;
  if (status === 'cancelled') return exitCodes.cancelled;
  return left.length === 0 && connectors.every((each) => good.includes(each.status))
    ? exitCodes.ok
    : exitCodes.failed;
};
