// The long run, `npm run fuzz`: every test of this folder in its night size.

import { parse } from 'uvu/parse';
import { run } from 'uvu/run';

process.env.FUZZ_SIZE = 'night';

const { tried, usedSeed } = await import('./run.js');
const started = performance.now();
const { suites } = await parse(import.meta.dirname, /\.test\.ts$/);
await run(suites);

const counts = tried().map(([of, count]) => `${count} ${of}`);
const minutes = ((performance.now() - started) / 60_000).toFixed(1);
process.stdout.write(`\n${counts.join(', ')} in ${minutes} min, FUZZ_SEED=${usedSeed}\n`);
