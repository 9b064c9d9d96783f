import { readJournal } from './journal.js';
import { everyCell, switchedFrom } from './plan.js';
import { requests } from './requests.js';
import { runMatrix } from './run.js';

// One process's part of a whole run: the cells of every so-manieth request, as those share their references.

const [, , index, count, journal = ''] = process.argv;
const cells = everyCell().filter(
  ({ row }) => requests.indexOf(row) % Number(count) === Number(index),
);
const tell = (told: object): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(told, () => resolve());
  });
const { wrong } = await runMatrix(cells, {
  known: await readJournal(journal),
  following: switchedFrom,
  onResult: (name, result) => void tell({ name, result }),
});
await tell({ wrong });
process.disconnect();
// All has been told, and all is closed: what still goes on has been left behind by a cell. Idle connections last for
// some seconds.
setTimeout(() => {
  process.stderr.write(`Still there: ${process.getActiveResourcesInfo().join(', ')}\n`);
  process.exit(1);
}, 30_000).unref();
// Nothing goes on by then. What Node would still do is free its handles, and over that Node 20 was seen to go round in
// circles, at full speed and without end.
process.on('beforeExit', () => process.exit());
