import { readFile } from 'node:fs/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nameOf } from './cell.js';
import { storedOutcomes } from './fault-tables.js';
import { faults } from './faults.js';
import { fewCells } from './plan.js';
import { requests } from './requests.js';
import { runMatrix } from './run.js';
import { switchedTo } from './switches.js';

const countOf = (names: Iterable<string>): number => new Set(names).size;

test('each request, each fault and each switch comes out as docs/reliability.md says', async () => {
  const cells = fewCells();
  const { results, wrong } = await runMatrix(cells);
  const [rows, kinds, switches] = [
    countOf(cells.map(({ row }) => row.name)),
    countOf(cells.map(({ fault }) => fault.name)),
    countOf(cells.map(({ switched }) => switched.name)) - 1,
  ];
  const outcomes = [...results.values()].map(({ outcome }) => outcome);
  const unmet = outcomes.filter((outcome) => outcome === 'unmet').length;
  const asked = [...results.values()].reduce((sum, result) => sum + result.requests, 0);
  process.stdout.write(
    `  faults: ${results.size - unmet} cells and ${unmet} that no request came to, ${rows} of ${requests.length} requests, ${kinds} of ${faults.length} faults, ${switches} of ${switchedTo.length} switches, ${asked} requests made\n`,
  );
  assert.equal(wrong, []);
  assert.is(results.size, cells.length);
  assert.equal([rows, kinds, switches], [requests.length, faults.length, switchedTo.length]);

  const stored = storedOutcomes(await readFile('docs/reliability.md', 'utf8'));
  for (const cell of cells) {
    const { row, fault, persistence } = cell;
    const outcome = results.get(nameOf(cell))?.outcome;
    if (outcome === 'left' || outcome === 'unmet') continue;
    assert.is(outcome, stored.get(`${row.name} × ${fault.name}, ${persistence}`), nameOf(cell));
  }
});

test.run();
