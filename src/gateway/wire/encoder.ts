import { isLeft } from '#fp-ts/Either';
import { Schemable } from '#io-ts/Decoder';
import { interpreter, type Schema } from '#io-ts/Schema';

/**
 * Writes an answer: the members that its schema names, and no others.
 *
 * @throws TypeError on a value that does not fit, which the types rule out; it says nothing of the value
 */
export const encoderOf = <A>(schema: Schema<A>): ((value: A) => A) => {
  const decoder = interpreter(Schemable)(schema);
  return (value) => {
    const written = decoder.decode(value);
    if (isLeft(written)) throw new TypeError('An answer does not fit its schema.');
    return written.right;
  };
};
