import { writeFile } from 'node:fs/promises';
import { reliabilityDocument } from './document.js';
import { everyCell, someCells } from './plan.js';
import { runMatrix } from './run.js';

// Runs every cell, or with --short those of the tests; prints the table, and stores it where all is well.

const isShort = process.argv.includes('--short');
const cells = isShort ? someCells() : everyCell();
process.stdout.write(`${cells.length} cells\n`);
const { results, wrong } = await runMatrix(cells);
const text = reliabilityDocument(results, isShort ? 'the short size' : 'every cell');
process.stdout.write(`${text}\n`);
for (const what of wrong) process.stdout.write(`WRONG ${what}\n`);
if (wrong.length === 0) await writeFile('docs/reliability.md', text);
else process.exitCode = 1;
