import { rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameOf } from './cell.js';
import { reliabilityDocument } from './document.js';
import { everyCell, someCells, withFollowing } from './plan.js';
import { runMatrix } from './run.js';
import { runInParts } from './shards.js';

// Runs every cell, prints the table, and stores it where all is well. An interrupted run is taken up with --resume.
// With --short some cells, and nothing is stored.

const isShort = process.argv.includes('--short');
const journal = join(tmpdir(), 'cyclr-auth-machine-reliability.jsonl');
if (!process.argv.includes('--resume')) await rm(journal, { force: true });
const planned = isShort ? someCells() : everyCell();
process.stdout.write(`${planned.length} cells, and what goes on from them\n`);
const { results, wrong } = isShort
  ? await runMatrix(planned)
  : await runInParts(availableParallelism(), journal);
const cells = isShort ? planned : withFollowing(planned, results);
const isRight = wrong.length === 0 && cells.every((cell) => results.has(nameOf(cell)));
if (isRight && !isShort) {
  const text = reliabilityDocument(cells, results);
  process.stdout.write(`${text}\n`);
  await writeFile('docs/reliability.md', text);
}
const seen = cells.flatMap((cell) => results.get(nameOf(cell)) ?? []);
const sum = (of: 'requests' | 'spoilt') => seen.reduce((total, result) => total + result[of], 0);
process.stdout.write(
  `${seen.length} cells run, ${sum('requests')} requests, ${sum('spoilt')} of them spoilt\n`,
);
for (const what of wrong) process.stdout.write(`WRONG ${what}\n`);
if (!isRight) process.exitCode = 1;
