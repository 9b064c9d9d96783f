// The long run: `npm run fuzz`. Every test of this folder in its night size, one after another in this process.

import { readdir } from 'node:fs/promises';

process.env.FUZZ_SIZE = 'night';

const { tried, usedSeed } = await import('./run.js');
const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.ts'));
const started = performance.now();
for (const file of files.sort()) await import(`./${file}`);

process.on('exit', () => {
  const counts = tried().map(([of, count]) => `${count} ${of}`);
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  process.stdout.write(`\n${counts.join(', ')} in ${minutes} min, FUZZ_SEED=${usedSeed}\n`);
});
