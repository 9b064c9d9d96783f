import fc from 'fast-check';
import { Secret } from '../../../src/domain/secret.js';
import { anyText } from './texts.js';

/** Stands in every secret that a client is given: the wire has another, as what Cyclr says itself is its own. */
export const sentCanary = 'canary-of-the-page-Rw83';

const around = fc.oneof(fc.constant(''), anyText);

/** A secret with any text in it, by which it can be found all the same. */
export const anySecretWith = (canary: string): fc.Arbitrary<Secret> =>
  fc.tuple(around, around).map(([before, after]) => Secret.of(before + canary + after));

/** All secrets that a value holds. */
export const secretsIn = (value: unknown): readonly string[] => {
  if (value instanceof Secret) return [value.reveal()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(secretsIn) : [];
};

/** The same with each secret as the text that it is. */
export const opened = (value: unknown): unknown => {
  if (value instanceof Secret) return value.reveal();
  if (Array.isArray(value)) return value.map(opened);
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, opened(member)]))
    : value;
};
