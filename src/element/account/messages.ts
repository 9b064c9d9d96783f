import type { EntryStatus } from '../../domain/account.js';
import type { AuthError } from '../../domain/auth-error.js';
import type { Verified } from '../../domain/outcome.js';
import type { AccountProgress } from '../../view/account-view.js';
import { englishStatus } from '../../view/english-status.js';

/** Every text of `<cyclr-account-auth>`, each a function. */
export interface AccountAuthMessages {
  readonly title: () => string;
  readonly loading: () => string;
  readonly progress: (progress: AccountProgress) => string;
  readonly status: (status: EntryStatus, verified?: Verified) => string;
  /** Said as a connector comes to its end. */
  readonly entry: (name: string, status: EntryStatus, verified?: Verified) => string;
  readonly begin: () => string;
  readonly goOn: () => string;
  /** On the button of one connector; `take` is the same with its name, for those who do not see the two together. */
  readonly connect: (status: EntryStatus) => string;
  readonly take: (name: string, status: EntryStatus) => string;
  readonly skip: () => string;
  readonly showList: () => string;
  readonly finish: () => string;
  readonly cancel: () => string;
  readonly tryAgain: () => string;
  readonly finished: () => string;
  readonly cancelled: () => string;
  /** On the button that begins anew, once the user has cancelled. */
  readonly startAgain: () => string;
  readonly error: (error: AuthError) => string;
  readonly misuse: () => string;
}

const statusOf = (status: EntryStatus, verified?: Verified): string =>
  verified === 'yes' ? `${englishStatus[status]} and tested` : englishStatus[status];

const some = (count: number, word: string) => (count > 0 ? [`${count} ${word}`] : []);

export const englishAccount: AccountAuthMessages = {
  title: () => 'Connect your apps',
  loading: () => 'Loading…',
  progress: ({ authenticated, total, skipped, failed, removed }) =>
    [
      `${authenticated} of ${total} authenticated`,
      ...some(skipped, 'skipped'),
      ...some(failed, 'failed'),
      ...some(removed, 'removed'),
    ].join(', '),
  status: statusOf,
  entry: (name, status, verified) => `${name}: ${statusOf(status, verified)}`,
  begin: () => 'Begin',
  goOn: () => 'Go on',
  connect: (status) => (status === 'failed' ? 'Try again' : 'Connect'),
  take: (name, status) => (status === 'failed' ? `Try again: ${name}` : `Connect ${name}`),
  skip: () => 'Skip this one',
  showList: () => 'Show the list',
  finish: () => 'Leave it at that',
  cancel: () => 'Cancel',
  tryAgain: () => 'Try again',
  finished: () => 'Done',
  cancelled: () => 'Cancelled',
  startAgain: () => 'Start again',
  error: ({ message }) => message,
  misuse: () => 'This element needs gateway-url, or a store given as its property.',
};
