// Runs the test files it is given until the first failure; `copy.ts` starts it in a copy of the project.

import { resolve } from 'node:path';
import { run } from 'uvu/run';
import { firstVariable } from './runner.js';

const first = (process.env[firstVariable] ?? '').split(' ').reverse();
const files = process.argv.slice(2).sort((one, other) => first.indexOf(other) - first.indexOf(one));
await run(
  files.map((name) => ({ name, file: resolve(name) })),
  { bail: true },
);
process.exit();
