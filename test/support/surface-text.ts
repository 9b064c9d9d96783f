import { inspect } from 'node:util';
import { serialize } from 'node:v8';
import { attempt } from './attempt.js';
import { reachableTexts } from './reachable-texts.js';

/**
 * All texts in which a value could show something: what can be reached from it, and what JSON, a log, a string
 * conversion and a structured clone make of it.
 */
export const surfaceTexts = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  const written = [
    () => JSON.stringify(value),
    // Members are reached above; a print is for what classes make of themselves in one.
    () => inspect(value, { depth: 4 }),
    () => String(value),
    () => serialize(value).toString('latin1'),
  ].map((write) => attempt(write));
  return [...reachableTexts(value), ...written.filter((text) => typeof text === 'string')];
};
