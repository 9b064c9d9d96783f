import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as t from 'io-ts';
import { decodeEntry, readJournal, writeJournal } from './journal.js';
import type { MatrixRun } from './run.js';

const Wrong = t.type({ wrong: t.array(t.string) });

const part = fileURLToPath(new URL('./part.ts', import.meta.url));
// Most of what a cell makes is thrown away at its end: a larger nursery has less of it copied.
const execArgv = [...process.execArgv, '--max-semi-space-size=64'];

/**
 * Runs every cell, in processes of its own: what one waits for, and what it computes, keeps no other.
 *
 * @param count how many processes
 * @param journal a file that is told of each result, and whose good ones are not had again
 */
export const runInParts = async (count: number, journal: string): Promise<MatrixRun> => {
  const results = new Map(await readJournal(journal));
  const wrong: string[] = [];
  let writing = Promise.resolve();
  const take = (message: unknown) => {
    const entry = decodeEntry(message);
    if (entry) {
      results.set(...entry);
      writing = writing.then(() => writeJournal(journal, ...entry));
    }
    if (Wrong.is(message)) wrong.push(...message.wrong);
  };
  const watched = async (child: ChildProcess, n: number): Promise<void> => {
    child.on('message', take);
    const [code] = await once(child, 'exit');
    if (code !== 0) wrong.push(`part ${n + 1} of ${count} ended with ${code}`);
  };
  await Promise.all(
    Array.from({ length: count }, (_, n) =>
      watched(fork(part, [`${n}`, `${count}`, journal], { execArgv }), n),
    ),
  );
  await writing;
  return { results, wrong };
};
