/** Everything that can go wrong, as one closed list. What each means is in the README's error catalogue. */
export const authErrorCodes = [
  'invalidClient',
  'unauthorized',
  'forbidden',
  'notFound',
  'conflict',
  'rateLimited',
  'rejected',
  'nameInUse',
  'server',
  'network',
  'timeout',
  'badResponse',
  'unsupportedAuthType',
  'popupBlocked',
  'signInTimeout',
  'invalidInput',
] as const;

export type AuthErrorCode = (typeof authErrorCodes)[number];

/** The states of the machines in which something can go wrong. */
export const stages = [
  'install',
  'fetchConnector',
  'checkAuthType',
  'collectProperties',
  'setProperties',
  'authenticating',
  'disconnecting',
] as const;

export type Stage = (typeof stages)[number];

/** What is wrong with what was typed, by field name; each text is fit to show. */
export type FieldErrors = Readonly<Record<string, string>>;

/**
 * The one error type of the library: plain data, so it can be stored, posted and compared.
 * `message` is fit to show to the user and holds nothing secret.
 */
export interface AuthError {
  readonly code: AuthErrorCode;
  /** The state of the machine in which it happened. */
  readonly stage: Stage;
  readonly message: string;
  /** Whether doing the same again, unchanged, can succeed. */
  readonly retryable: boolean;
  /** HTTP status of the answer, where there was one. */
  readonly status?: number;
  /** Milliseconds the server asked us to wait. */
  readonly retryAfter?: number;
  readonly fieldErrors?: FieldErrors;
}

const catalogue: Record<AuthErrorCode, readonly [message: string, retryable: boolean]> = {
  invalidClient: ['Cyclr refused the client id or secret.', false],
  unauthorized: ['Cyclr did not accept our access to this account.', false],
  forbidden: ['Cyclr does not allow this.', false],
  notFound: ['Cyclr does not know this connector.', false],
  conflict: ['Cyclr is busy with this connector.', true],
  rateLimited: ['Too many requests. Wait a moment, then try again.', true],
  rejected: ['The details were not accepted.', false],
  nameInUse: ['This name is in use.', false],
  server: ['Cyclr had a problem.', true],
  network: ['Cyclr could not be reached.', true],
  timeout: ['Cyclr did not answer in time.', true],
  badResponse: ['Cyclr gave an answer that could not be read.', true],
  unsupportedAuthType: ['This connector has to be set up in Cyclr.', false],
  popupBlocked: ['The browser blocked the sign-in window.', true],
  signInTimeout: ['The sign-in was not completed in time.', true],
  invalidInput: ['Some of the details need another look.', false],
};

/**
 * Makes an error with the default message and retryability of its code.
 *
 * @param details replaces the default `message`, or adds `status`, `retryAfter` (ms) or `fieldErrors`
 */
export const authError = (
  code: AuthErrorCode,
  stage: Stage,
  details: Partial<Omit<AuthError, 'code' | 'stage'>> = {},
): AuthError => {
  const [message, retryable] = catalogue[code];
  return { code, stage, message, retryable, ...details };
};

const isNumberOrMissing = (value: unknown): boolean =>
  value === undefined || typeof value === 'number';

const areTextsOrMissing = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string'));

/** Tells an `AuthError` by its shape, so it works across realms, workers and copies of this package. */
export const isAuthError = (value: unknown): value is AuthError =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  Object.hasOwn(catalogue, value.code) &&
  'stage' in value &&
  stages.some((stage) => stage === value.stage) &&
  'message' in value &&
  typeof value.message === 'string' &&
  'retryable' in value &&
  typeof value.retryable === 'boolean' &&
  isNumberOrMissing('status' in value ? value.status : undefined) &&
  isNumberOrMissing('retryAfter' in value ? value.retryAfter : undefined) &&
  areTextsOrMissing('fieldErrors' in value ? value.fieldErrors : undefined);

/** Whatever was thrown, as an `AuthError` of this stage; what is not one becomes `badResponse`, its text dropped. */
export const toAuthError = (value: unknown, stage: Stage): AuthError =>
  isAuthError(value) ? { ...value, stage } : authError('badResponse', stage);
