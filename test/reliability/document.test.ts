import { readFile } from 'node:fs/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asExpected, faultChapters } from './document.js';
import { storedOutcomes } from './fault-tables.js';
import { faults } from './faults.js';
import { everyCell } from './plan.js';
import { requests } from './requests.js';
import { switchedTo } from './switches.js';

const read = () => readFile('docs/reliability.md', 'utf8');

test('docs/reliability.md tells of every request and every fault, as the code has them', async () => {
  const stored = await read();
  assert.ok(stored.startsWith(faultChapters(everyCell(), asExpected)), 'run npm run reliability');
});

test('its tables can be read back, cell by cell', async () => {
  const stored = storedOutcomes(await read());
  for (const row of requests) {
    for (const fault of faults) {
      for (const persistence of ['once', 'lasting'] as const) {
        const name = `${row.name} × ${fault.name}, ${persistence}`;
        const expected = asExpected(row, fault, persistence);
        // One outcome stands for both where there is but one way to meet the fault.
        if (expected) assert.is(stored.get(name), expected, name);
      }
    }
  }
});

test('it tells of every switch, met by every request', async () => {
  const stored = await read();
  const cells = everyCell();
  for (const { name } of switchedTo) {
    const { length } = cells.filter(({ switched }) => switched.name === name);
    const [, told] =
      stored
        .split('\n')
        .find((line) => line.startsWith(`| \`${name}\` |`))
        ?.match(/` \| (\d+) \|/) ?? [];
    assert.ok(Number(told) >= length, name);
  }
});

test.run();
