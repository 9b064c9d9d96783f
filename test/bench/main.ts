import { writeFile } from 'node:fs/promises';
import { measureAccount } from './account.js';
import { measureFlows, measureHeap } from './flows.js';
import { gatewaySummary, measureGateway } from './gateway.js';
import { measureInspecting } from './inspecting.js';
import { measureRequests } from './requests.js';
import { measureSizes } from './sizes.js';

/** One run measures everything, so that its ratios compare like with like; prints it, and writes bench.json. */
const heap = await measureHeap();
const flows = await measureFlows();
const gateway = await measureGateway();
const figures = {
  gzipBytes: await measureSizes(),
  requests: await measureRequests(),
  flows,
  heap,
  inspecting: await measureInspecting(),
  gateway,
  account: await measureAccount(),
};
const json = JSON.stringify(figures, null, 2);
process.stdout.write(`${json}\n`);
await writeFile('bench.json', `${json}\n`);
process.stdout.write(`${gatewaySummary(gateway)}\n`);
