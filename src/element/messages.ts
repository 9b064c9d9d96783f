import type { AuthError } from '../domain/auth-error.js';
import type { Verified } from '../domain/outcome.js';
import type { FieldView } from '../view/connector-view.js';

/** Every text of `<cyclr-connector-auth>`, each a function, so that an override can use what there is to say it with. */
export interface ConnectorAuthMessages {
  readonly loading: () => string;
  readonly saving: () => string;
  /** While the connected app is asked whether what was stored works. */
  readonly verifying: () => string;
  /** In place of the connector's name, while that is not known. */
  readonly unnamed: (accountConnectorId: number | undefined) => string;
  readonly methodTitle: (name: string) => string;
  readonly methodHint: (name: string) => string;
  readonly nameTitle: (name: string) => string;
  readonly nameLabel: () => string;
  readonly propertiesTitle: (name: string) => string;
  readonly apiKeyTitle: (name: string) => string;
  readonly basicTitle: (name: string) => string;
  readonly oauthTitle: (name: string) => string;
  readonly optional: () => string;
  /** Beside a masked field whose value is stored, and never shown. */
  readonly alreadySet: () => string;
  /** Over a key, with what the connector calls it. */
  readonly apiKeyLabel: (label: string) => string;
  readonly username: () => string;
  readonly password: () => string;
  readonly next: () => string;
  readonly connect: () => string;
  readonly back: () => string;
  readonly cancel: () => string;
  readonly tryAgain: () => string;
  readonly signIn: (name: string) => string;
  readonly signInHint: (name: string) => string;
  readonly signInWaiting: (name: string) => string;
  readonly signInSettling: () => string;
  readonly signInConfirming: () => string;
  readonly signInLink: (name: string) => string;
  readonly signInCancel: () => string;
  readonly notice: (notice: 'windowClosed' | 'linkExpired') => string;
  /** Saved is not verified: the title must not promise what no test has shown. */
  readonly authenticatedTitle: (name: string, verified: Verified) => string;
  readonly authenticated: (verified: Verified) => string;
  readonly failedTitle: (name: string) => string;
  readonly cancelledTitle: () => string;
  /** On the button that begins anew, once the user has cancelled. */
  readonly startAgain: () => string;
  readonly error: (error: AuthError) => string;
  readonly fieldError: (error: string, field: Pick<FieldView, 'name' | 'label'>) => string;
  /** For the developer, with the attributes that the element lacks. */
  readonly misuse: (missing: readonly string[]) => string;
}

const notices = {
  windowClosed:
    'The sign-in window seems to be closed. If it is still open, finish there; otherwise try again.',
  linkExpired: 'The link has expired. Try again for a new one.',
};

const results: Readonly<Record<Verified, string>> = {
  yes: 'The connection was tested and works.',
  no: 'A test of the connection failed. Check the details before you rely on it.',
  unknown: 'The details were saved. Whether they work shows when they are first used.',
};

export const english: ConnectorAuthMessages = {
  loading: () => 'Loading…',
  saving: () => 'Saving…',
  verifying: () => 'Checking the connection…',
  unnamed: (id) => (id === undefined ? 'The app' : `Connector ${id}`),
  methodTitle: (name) => `Choose how to connect ${name}`,
  methodHint: () => 'This cannot be changed later.',
  nameTitle: (name) => `Give ${name} another name`,
  nameLabel: () => 'Name',
  propertiesTitle: (name) => `Set up ${name}`,
  apiKeyTitle: (name) => `Connect ${name}`,
  basicTitle: (name) => `Connect ${name}`,
  oauthTitle: (name) => `Connect ${name}`,
  optional: () => 'optional',
  alreadySet: () => 'Already set. Leave it empty to keep it.',
  apiKeyLabel: (label) => label,
  username: () => 'User name',
  password: () => 'Password',
  next: () => 'Continue',
  connect: () => 'Connect',
  back: () => 'Back',
  cancel: () => 'Cancel',
  tryAgain: () => 'Try again',
  signIn: (name) => `Sign in to ${name}`,
  signInHint: (name) => `You will sign in at ${name} itself; your password stays there.`,
  signInWaiting: (name) => `Waiting for you to sign in to ${name}…`,
  signInSettling: () => 'Checking whether the sign-in is complete…',
  signInConfirming: () => 'Confirming the sign-in…',
  signInLink: (name) => `Open the sign-in page of ${name}`,
  signInCancel: () => 'Cancel sign-in',
  notice: (notice) => notices[notice],
  authenticatedTitle: (name, verified) =>
    verified === 'no' ? `${name}: details saved` : `${name} is connected`,
  authenticated: (verified) => results[verified],
  failedTitle: (name) => `${name} could not be connected`,
  cancelledTitle: () => 'Cancelled',
  startAgain: () => 'Start again',
  error: ({ message }) => message,
  fieldError: (error) => error,
  misuse: (missing) =>
    `This element needs ${missing.join(' and ')}, or a store given as its property.`,
};
