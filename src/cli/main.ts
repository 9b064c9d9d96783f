#!/usr/bin/env node
import { processOutput } from './output.js';
import { run } from './program.js';

process.exitCode = await run(process.argv.slice(2), {
  ...processOutput,
  env: process.env,
  stdin: process.stdin,
  interactive: process.stdin.isTTY === true && process.stdout.isTTY === true,
  onInterrupt: (interrupted) => {
    // Once: a second Ctrl-C ends the process at once, as it would without us.
    process.once('SIGINT', interrupted);
    return () => process.off('SIGINT', interrupted);
  },
});
