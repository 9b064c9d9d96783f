import { isRight } from '#fp-ts/Either';
import type * as t from '#io-ts';
import { attemptTo } from '../oauth/attempt-memory.js';
import { storageOf } from './driver-of.js';

/** Something a page remembers over a reload, in the storage of its tab; where that is forbidden, nothing is. */
export interface SessionRecord<A> {
  readonly recall: () => A | undefined;
  readonly keep: (value: A) => void;
  readonly forget: () => void;
}

export const sessionRecord = <A>(name: string, codec: t.Decoder<unknown, A>): SessionRecord<A> => {
  const key = `cyclr-auth-machine:${name}`;
  const storage = storageOf('sessionStorage');
  return {
    recall: () => {
      const read = attemptTo(() => codec.decode(JSON.parse(storage.getItem(key) ?? 'null')));
      return read && isRight(read) ? read.right : undefined;
    },
    keep: (value) => attemptTo(() => storage.setItem(key, JSON.stringify(value))),
    forget: () => attemptTo(() => storage.removeItem(key)),
  };
};
