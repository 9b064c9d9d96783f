import type { Guard } from '#io-ts/Guard';
import { attemptTo } from '../oauth/attempt-memory.js';
import { storageOf } from './driver-of.js';

/** Something a page remembers over a reload, in the storage of its tab; where that is forbidden, nothing is. */
export interface SessionRecord<A> {
  readonly recall: () => A | undefined;
  readonly keep: (value: A) => void;
  readonly forget: () => void;
}

export const sessionRecord = <A>(name: string, guard: Guard<unknown, A>): SessionRecord<A> => {
  const key = `cyclr-auth-machine:${name}`;
  const storage = storageOf('sessionStorage');
  return {
    recall: () => {
      const read = attemptTo((): unknown => JSON.parse(storage.getItem(key) ?? 'null'));
      return guard.is(read) ? read : undefined;
    },
    keep: (value) => attemptTo(() => storage.setItem(key, JSON.stringify(value))),
    forget: () => attemptTo(() => storage.removeItem(key)),
  };
};
