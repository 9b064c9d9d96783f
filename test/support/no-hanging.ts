import { Worker } from 'node:worker_threads';

/**
 * Preloaded by `npm test`: a run that does not come to its end has failed. The tests themselves limit no time, so one
 * that waits for what never comes would keep the run going for ever. From a thread, as a test may also be busy for ever.
 */
const limit = 60 * 60_000;

const end = `setTimeout(() => {
  require('node:fs').writeSync(2, '\\nThe tests have not ended within an hour: the last one named above hangs.\\n');
  process.kill(process.pid, 'SIGKILL');
}, ${limit});`;

new Worker(end, { eval: true }).unref();
