import * as G from '#io-ts/Guard';
import type { SignInPage } from '../domain/connector-api.js';
import { isRight, tryCatch } from '../domain/either.js';

/** The part of the Web Storage interface that is needed. */
export type AttemptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

interface AttemptRecord {
  readonly v: 1;
  readonly accountConnectorId: number;
  readonly attempt: string;
  /** In ms since the epoch. */
  readonly expires: number;
}

const AttemptRecord: G.Guard<unknown, AttemptRecord> = G.struct({
  v: G.literal(1),
  accountConnectorId: G.number,
  attempt: G.string,
  expires: G.number,
});

// As long as the gateway takes an attempt for good.
const lifetime = 600_000;

/** What a page remembers of a sign-in over a reload: which attempt it was, and no more. */
export interface AttemptMemory {
  readonly keep: (accountConnectorId: number, attempt: string) => void;
  readonly recall: (accountConnectorId: number) => string | undefined;
  readonly forget: (accountConnectorId: number) => void;
}

const keyOf = (accountConnectorId: number): string => `cyclr-auth-machine:${accountConnectorId}`;

/** A storage that is full or forbidden only costs the resuming. */
export const attemptTo = <A>(act: () => A): A | undefined => {
  const result = tryCatch(act, () => undefined);
  return isRight(result) ? result.right : undefined;
};

export const attemptMemory = (storage: AttemptStorage | undefined): AttemptMemory => ({
  keep: (accountConnectorId, attempt) => {
    const record: AttemptRecord = {
      v: 1,
      accountConnectorId,
      attempt,
      expires: Date.now() + lifetime,
    };
    attemptTo(() => storage?.setItem(keyOf(accountConnectorId), JSON.stringify(record)));
  },
  recall: (accountConnectorId) => {
    const record = attemptTo((): unknown =>
      JSON.parse(storage?.getItem(keyOf(accountConnectorId)) ?? 'null'),
    );
    return AttemptRecord.is(record) &&
      record.accountConnectorId === accountConnectorId &&
      record.expires > Date.now()
      ? record.attempt
      : undefined;
  },
  forget: (accountConnectorId) => {
    attemptTo(() => storage?.removeItem(keyOf(accountConnectorId)));
  },
});

/** The page of a new attempt, or of the one that is taken up again. */
export const attemptAt = (
  page: SignInPage | undefined,
  resumed: string | undefined,
): SignInPage | undefined => page && (resumed === undefined ? page : { ...page, attempt: resumed });
