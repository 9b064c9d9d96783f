import * as assert from 'uvu/assert';
import { Secret } from '../../../src/index.js';

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * What was read means what was written: flags and ids are the same, texts too but for the white space around them,
 * and of a list nothing is missing. What is not text where text is usual may be left out.
 */
export const meansTheSame = (read: unknown, written: unknown, place = ''): void => {
  if (read instanceof Secret) {
    assert.is(read.reveal(), String(written), place);
  } else if (typeof read === 'string') {
    assert.is(read.trim(), String(written).trim(), place);
  } else if (typeof read === 'boolean') {
    assert.is(read, written, place);
  } else if (typeof read === 'number') {
    // A date is written as text.
    if (typeof written === 'number') assert.is(read, written, place);
  } else if (read === null) {
    assert.not.type(written, 'boolean', place);
    assert.not(Number.isSafeInteger(written), place);
  } else if (Array.isArray(read)) {
    // The texts of a record are read as a list.
    if (!Array.isArray(written)) return;
    const list: readonly unknown[] = written;
    if (list.every(isRecord)) assert.is(read.length, list.length, place);
    for (const [nth, one] of read.entries()) {
      if (isRecord(one)) meansTheSame(one, list[nth], `${place}/${nth}`);
    }
  } else if (isRecord(read) && isRecord(written)) {
    if ('kind' in read && 'word' in read) return;
    for (const [name, one] of Object.entries(read)) {
      meansTheSame(one, Reflect.get(written, name), `${place}/${name}`);
    }
  }
};
