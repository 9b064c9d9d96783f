// The long run, `npm run fuzz`: every test of this folder in its night size, or those that are named: `-- connector`.

import { parse } from 'uvu/parse';
import { run } from 'uvu/run';
import { shortOf } from './night.js';

process.env.FUZZ_SIZE = 'night';

const { isLong, tried, usedSeed } = await import('./run.js');
const started = performance.now();
const names = process.argv.slice(2).join('|');
const { suites } = await parse(import.meta.dirname, new RegExp(`^(${names || '.*'})\\.test\\.ts$`));
await run(suites);

const counts = tried().map(([of, count]) => `${count} ${of}`);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
process.stdout.write(`\n${counts.join(', ')} in ${minutes} min, FUZZ_SEED=${usedSeed}\n`);
for (const short of isLong && names === '' ? shortOf(tried()) : []) {
  process.stdout.write(`TOO FEW: ${short}\n`);
  process.exitCode = 1;
}
