import type { AuthError } from '../../domain/auth-error.js';

/** Every text of `<cyclr-connector-disconnect>`, each a function. `removing`: the connector itself goes. */
export interface DisconnectMessages {
  readonly loading: () => string;
  readonly saving: (removing: boolean) => string;
  /** In place of the connector's name, while that is not known. */
  readonly unnamed: (accountConnectorId: number) => string;
  readonly title: (name: string, removing: boolean) => string;
  /** What Cyclr will do, one sentence each. */
  readonly effects: (name: string, removing: boolean) => readonly string[];
  readonly confirm: (removing: boolean) => string;
  readonly cancel: () => string;
  readonly tryAgain: () => string;
  readonly doneTitle: (name: string, removing: boolean) => string;
  readonly failedTitle: (name: string, removing: boolean) => string;
  readonly cancelledTitle: () => string;
  /** `perhaps`: Cyclr had been told to by then, and may have done it all the same. */
  readonly cancelled: (name: string, perhaps: boolean) => string;
  /** On the button that begins anew, once the user has cancelled. */
  readonly startAgain: () => string;
  readonly error: (error: AuthError) => string;
  /** For the developer, with the attributes that the element lacks. */
  readonly misuse: (missing: readonly string[]) => string;
}

export const englishDisconnect: DisconnectMessages = {
  loading: () => 'Loading…',
  saving: (removing) => (removing ? 'Removing…' : 'Disconnecting…'),
  unnamed: (accountConnectorId) => `Connector ${accountConnectorId}`,
  title: (name, removing) => (removing ? `Remove ${name}?` : `Disconnect ${name}?`),
  effects: (name, removing) => [
    `Integrations that use ${name} stop running.`,
    `Webhooks that Cyclr has set up in the connected app are removed.`,
    removing
      ? `${name} is removed from the account, with its settings. It would have to be installed again.`
      : `The stored credentials are deleted. The settings stay, and you can connect again at any time.`,
  ],
  confirm: (removing) => (removing ? 'Remove' : 'Disconnect'),
  cancel: () => 'Cancel',
  tryAgain: () => 'Try again',
  doneTitle: (name, removing) => `${name} is ${removing ? 'removed' : 'disconnected'}`,
  failedTitle: (name, removing) => `${name} could not be ${removing ? 'removed' : 'disconnected'}`,
  cancelledTitle: () => 'Cancelled',
  cancelled: (name, perhaps) =>
    perhaps
      ? `Cyclr may have done it all the same: look at ${name} again.`
      : `${name} is left as it is.`,
  startAgain: () => 'Start again',
  error: ({ message }) => message,
  misuse: (missing) =>
    `This element needs ${missing.join(' and ')}, or a store given as its property.`,
};
