import type { Readable, Writable } from 'node:stream';
import type { Screen } from './terminal.js';

/** Where the prompt library asks, and what takes its question away. */
export interface Prompting {
  readonly input: Readable;
  readonly output: Writable;
  readonly signal?: AbortSignal;
}

export const promptingAt = ({ stdin, stdout }: Screen, signal?: AbortSignal): Prompting => ({
  input: stdin,
  output: stdout,
  ...(signal && { signal }),
});
