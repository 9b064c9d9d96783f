import type { AccountView } from '../../view/account-view.js';
import type { AccountAuthMessages } from './messages.js';

/**
 * What a screen reader says of a change: which connectors have come to their end, and how far the account is.
 * The connector at hand speaks for itself. Nothing where there is nothing new to say.
 */
export const said = (
  view: AccountView,
  before: AccountView | undefined,
  messages: AccountAuthMessages,
): string | undefined => {
  if (before && before.step === view.step && before.entries === view.entries) return undefined;
  const known = new Map(before?.entries.map((entry) => [entry.accountConnectorId, entry.status]));
  const ended = view.entries
    .filter(({ accountConnectorId: id, status }) => known.has(id) && known.get(id) !== status)
    .map(({ name, status, verified }) => messages.entry(name, status, verified));
  const counts = view.progress.total > 0 ? [messages.progress(view.progress)] : [];
  const words = {
    loading: [messages.loading()],
    failed: [],
    cancelled: [messages.cancelled()],
    finished: [messages.finished(), ...counts],
    overview: counts,
    connector: counts,
  }[view.step];
  return [...ended, ...words].join('. ');
};
