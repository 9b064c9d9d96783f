import { writeFile } from 'node:fs/promises';
import { reliabilityDocument } from './document.js';
import { everyCell } from './plan.js';
import { runMatrix } from './run.js';

// Runs every cell, prints the table, and stores it where all is well.

const cells = everyCell();
process.stdout.write(`${cells.length} cells\n`);
const { results, wrong } = await runMatrix(cells);
const text = reliabilityDocument(results);
process.stdout.write(`${text}\n`);
for (const what of wrong) process.stdout.write(`WRONG ${what}\n`);
if (wrong.length === 0) await writeFile('docs/reliability.md', text);
else process.exitCode = 1;
