import { type Either, left } from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { type AuthErrorCode, authError, type Stage } from '../../../src/domain/auth-error.js';
import type { AuthError, ConnectorApi } from '../../../src/index.js';
import type { Seeded } from '../seeded.js';
import type { Time } from '../time.js';

/** How long a client waits for an answer, in ms: nothing is under way for longer. */
export const longestCall = 30_000;

const spoilt: readonly [AuthErrorCode, ...AuthErrorCode[]] = [
  'network',
  'network',
  'timeout',
  'server',
  'server',
  'rateLimited',
  'badResponse',
  'conflict',
  'unauthorized',
  'forbidden',
  'notFound',
];

interface Call<A> {
  readonly method: keyof ConnectorApi;
  readonly stage: Stage;
  readonly signal: AbortSignal | undefined;
  /** Done when the answer is due, and not before. */
  readonly work: () => Either<AuthError, A>;
}

/** Calls that take their time, go wrong, and are given up. */
export interface Calls {
  readonly call: <A>(call: Call<A>) => TaskEither<AuthError, A>;
  /** How many are neither answered nor given up. */
  readonly underWay: () => number;
  readonly made: () => number;
  readonly spoilt: () => number;
  /** What was asked for in a way that cannot be given up. */
  readonly endless: () => readonly string[];
}

/** @param faulty how likely a call is to go wrong */
export const lossyCalls = (time: Time, random: Seeded, faulty: number): Calls => {
  const endless = new Set<string>();
  let [underWay, made, wrong] = [0, 0, 0];
  return {
    underWay: () => underWay,
    made: () => made,
    spoilt: () => wrong,
    endless: () => [...endless],
    call:
      ({ method, stage, signal, work }) =>
      () =>
        new Promise((resolve) => {
          made += 1;
          if (!signal) endless.add(method);
          if (signal?.aborted) return resolve(left(authError('network', stage)));
          const code = random.chance(faulty) ? random.pick(...spoilt) : undefined;
          if (code) wrong += 1;
          // What has gone wrong on the way back has been done all the same.
          const isDone = !code || random.chance(0.3);
          // One who is asked by way of a signal may heed it late.
          const heeds = random.chance(0.5);
          underWay += 1;
          const giveUp = () => {
            underWay -= 1;
            if (!heeds) return;
            time.clearTimeout(timer);
            resolve(left(authError('network', stage)));
          };
          const timer = time.setTimeout(
            () => {
              if (!signal?.aborted) underWay -= 1;
              signal?.removeEventListener('abort', giveUp);
              const result = isDone ? work() : undefined;
              if (result && !code) return resolve(result);
              resolve(
                left(
                  authError(
                    code ?? 'server',
                    stage,
                    code === 'rateLimited' ? { retryAfter: 2_000 } : {},
                  ),
                ),
              );
            },
            code === 'timeout' ? longestCall : random.between(5, 900),
          );
          signal?.addEventListener('abort', giveUp, { once: true });
        }),
  };
};
