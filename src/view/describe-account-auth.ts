import type { SnapshotFrom } from 'xstate';
import type { accountAuthMachine } from '../../machines/account-auth.machine.js';
import type { AccountEntry, EntryStatus } from '../domain/account.js';
import { authError } from '../domain/auth-error.js';
import type { AccountProgress, AccountStep, AccountView } from './account-view.js';
import { describeConnectorAuth } from './describe-connector-auth.js';

export type AccountAuthSnapshot = SnapshotFrom<typeof accountAuthMachine>;

const progresses = new WeakMap<readonly AccountEntry[], AccountProgress>();

/** Counted once for a list, as most changes are in the connector at hand. */
const progressOf = (entries: readonly AccountEntry[]): AccountProgress => {
  const known = progresses.get(entries);
  if (known) return known;
  const count: Record<EntryStatus, number> = {
    toDo: 0,
    authenticated: 0,
    skipped: 0,
    failed: 0,
    removed: 0,
    notNeeded: 0,
  };
  for (const { status } of entries) count[status] += 1;
  const { notNeeded, ...rest } = count;
  const progress = { total: entries.length - notNeeded, ...rest };
  progresses.set(entries, progress);
  return progress;
};

const stepOf = (snapshot: AccountAuthSnapshot): AccountStep => {
  const { connector } = snapshot.children;
  if (snapshot.hasTag('step:connector') && connector) {
    return { step: 'connector', connector: describeConnectorAuth(connector.getSnapshot()) };
  }
  if (snapshot.hasTag('step:overview')) return { step: 'overview' };
  if (snapshot.hasTag('step:finished')) return { step: 'finished' };
  if (snapshot.hasTag('step:cancelled')) return { step: 'cancelled' };
  if (snapshot.hasTag('step:failed')) {
    return {
      step: 'failed',
      error: snapshot.context.error ?? authError('badResponse', 'fetchConnector'),
    };
  }
  return { step: 'loading' };
};

/**
 * What to show in a state of the account machine. Pure; for hosts that run the machine themselves.
 *
 * @example
 * actor.subscribe((snapshot) => render(describeAccountAuth(snapshot)));
 */
export const describeAccountAuth = (snapshot: AccountAuthSnapshot): AccountView => {
  const { entries, current, cycleId } = snapshot.context;
  return {
    entries,
    progress: progressOf(entries),
    canCancel: snapshot.status === 'active',
    ...(current !== undefined && { current }),
    ...(cycleId !== undefined && { cycleId }),
    ...stepOf(snapshot),
  };
};
