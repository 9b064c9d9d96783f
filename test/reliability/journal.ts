import { appendFile, readFile } from 'node:fs/promises';
import * as t from 'io-ts';
import type { CellResult } from './cell.js';
import { isExpected } from './outcome-code.js';

const Entry = t.type({
  name: t.string,
  result: t.type({
    outcome: t.string,
    wrong: t.array(t.string),
    end: t.string,
    requests: t.number,
    spoilt: t.number,
    asked: t.array(t.string),
  }),
});

type Results = ReadonlyMap<string, CellResult>;

/** A result as another process or a file tells it. */
export const decodeEntry = (
  entry: unknown,
): readonly [name: string, result: CellResult] | undefined => {
  const read = Entry.decode(entry);
  if (read._tag === 'Left') return undefined;
  const { name, result } = read.right;
  const { outcome } = result;
  return outcome === 'left' || outcome === 'unmet' || isExpected(outcome)
    ? [name, { ...result, outcome }]
    : undefined;
};

/** The cells of an earlier run that ended well, so that one that was interrupted can be taken up. */
export const readJournal = async (file: string): Promise<Results> => {
  const lines = await readFile(file, 'utf8').catch(() => '');
  const entries = lines.split('\n').flatMap((line) => {
    if (!line.endsWith('}')) return [];
    const entry = decodeEntry(JSON.parse(line));
    return entry && entry[1].wrong.length === 0 ? [entry] : [];
  });
  return new Map(entries);
};

export const writeJournal = (file: string, name: string, result: CellResult): Promise<void> =>
  appendFile(file, `${JSON.stringify({ name, result })}\n`);
