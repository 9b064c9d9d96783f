import type { Either, Left, Right } from 'fp-ts/lib/Either.js';

export type { Either };

// What a page needs of fp-ts's own module, under the same names and of the same type. That one is never taken alone:
// it makes some of its functions by calls that no bundler may leave out, and with them 0.4 KB come into every page.

export const left = <E>(left: E): Either<E, never> => ({ _tag: 'Left', left });

export const right = <A>(right: A): Either<never, A> => ({ _tag: 'Right', right });

export const isLeft = <E>(either: Either<E, unknown>): either is Left<E> => either._tag === 'Left';

export const isRight = <A>(either: Either<unknown, A>): either is Right<A> =>
  either._tag === 'Right';

export const map =
  <A, B>(change: (value: A) => B) =>
  <E>(either: Either<E, A>): Either<E, B> =>
    isLeft(either) ? either : right(change(either.right));

export const tryCatch = <E, A>(act: () => A, onThrow: (thrown: unknown) => E): Either<E, A> => {
  try {
    return right(act());
  } catch (thrown) {
    return left(onThrow(thrown));
  }
};
