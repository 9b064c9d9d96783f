import { getHeapSnapshot, setFlagsFromString } from 'node:v8';
import { canaryPattern } from '../canary.js';
import { heapAfterCollection } from './heap.js';

// Longer than any text here: by default a snapshot tells the first 1,024 characters of a text.
const longestText = 1_000_000;

/**
 * Looks for canaries in everything the heap of this process still holds. What has been typed is gone once its flow
 * has ended and garbage is collected, unless somebody holds it.
 *
 * @returns each that is left, once, with what stands before it
 */
export const canariesInHeap = async (): Promise<readonly string[]> => {
  await heapAfterCollection();
  setFlagsFromString(`--heap-snapshot-string-limit=${longestText}`);
  const found = new Map<string, string>();
  let rest = '';
  for await (const chunk of getHeapSnapshot().setEncoding('latin1')) {
    const text: string = rest + String(chunk);
    for (const match of text.matchAll(canaryPattern)) {
      found.set(match[0], text.slice(Math.max(0, match.index - 60), match.index));
    }
    // One may lie across two chunks.
    rest = text.slice(-100);
  }
  return [...found].map(([secret, before]) => `…${before}${secret.slice(0, 20)}…`);
};
