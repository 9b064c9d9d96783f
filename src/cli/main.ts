#!/usr/bin/env node
import { exitCodes } from './exit-codes.js';
import { interrupts } from './interrupts.js';
import { processOutput } from './output.js';
import { run } from './program.js';

const { onInterrupt, press } = interrupts(() => process.exit(exitCodes.cancelled));
process.on('SIGINT', press);

process.exitCode = await run(process.argv.slice(2), {
  ...processOutput,
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
  onInterrupt,
});
