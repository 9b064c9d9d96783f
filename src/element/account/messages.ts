import type { EntryStatus } from '../../domain/account.js';
import type { AuthError } from '../../domain/auth-error.js';
import type { AccountProgress } from '../../view/account-view.js';

/** Every text of `<cyclr-account-auth>`, each a function. */
export interface AccountAuthMessages {
  readonly title: () => string;
  readonly loading: () => string;
  readonly progress: (progress: AccountProgress) => string;
  readonly status: (status: EntryStatus) => string;
  readonly begin: () => string;
  readonly goOn: () => string;
  /** On the button of one connector; `take` is the same with its name, for those who do not see the two together. */
  readonly connect: () => string;
  readonly take: (name: string) => string;
  readonly skip: () => string;
  readonly showList: () => string;
  readonly finish: () => string;
  readonly cancel: () => string;
  readonly tryAgain: () => string;
  readonly finished: () => string;
  readonly cancelled: () => string;
  readonly error: (error: AuthError) => string;
  readonly misuse: () => string;
}

const statuses: Readonly<Record<EntryStatus, string>> = {
  toDo: 'to do',
  authenticated: 'authenticated',
  skipped: 'skipped',
  failed: 'failed',
  removed: 'removed',
  notNeeded: 'nothing to do',
};

export const englishAccount: AccountAuthMessages = {
  title: () => 'Connect your apps',
  loading: () => 'Loading…',
  progress: ({ authenticated, total }) => `${authenticated} of ${total} authenticated`,
  status: (status) => statuses[status],
  begin: () => 'Begin',
  goOn: () => 'Go on',
  connect: () => 'Connect',
  take: (name) => `Connect ${name}`,
  skip: () => 'Skip this one',
  showList: () => 'Show the list',
  finish: () => 'Leave it at that',
  cancel: () => 'Cancel',
  tryAgain: () => 'Try again',
  finished: () => 'Done',
  cancelled: () => 'Cancelled',
  error: ({ message }) => message,
  misuse: () => 'This element needs gateway-url, or a store given as its property.',
};
