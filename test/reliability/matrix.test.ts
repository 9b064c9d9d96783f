import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { faultClasses, faults } from './faults.js';
import { everyCell, fewCells, someCells } from './plan.js';
import { kindOf, requests } from './requests.js';
import { switchedTo } from './switches.js';
import { walk } from './walk.js';
import { openPlace } from './world.js';

test('the plan leaves out no request, no fault, no switch and no class', () => {
  for (const [cells, rows] of [
    [someCells(), requests.filter(({ via, hop }) => via === 'direct' || hop === 'gateway')],
    [everyCell(), requests],
  ] as const) {
    const pairs = new Set(cells.map(({ row, fault }) => `${row.name} × ${fault.name}`));
    const switched = new Set(cells.map((cell) => `${cell.switched.name} × ${cell.fault.class}`));
    for (const row of rows) {
      for (const fault of faults) assert.ok(pairs.has(`${row.name} × ${fault.name}`), row.name);
    }
    for (const { name } of switchedTo) {
      for (const kind of faultClasses) assert.ok(switched.has(`${name} × ${kind}`), name);
    }
  }
});

test('the short plan loses each answer to a new property, whatever Cyclr makes of a second one', () => {
  const creations = fewCells().filter(({ row }) => row.name === 'create property');
  for (const { name } of faults.filter(({ handled }) => handled)) {
    const met = creations.filter(
      ({ fault, persistence }) => fault.name === name && persistence === 'once',
    );
    for (const answer of ['duplicate', 'reject400']) {
      const isMet = met.some(({ switched }) => switched.name === `duplicateProperty: ${answer}`);
      assert.ok(isMet, `${name}, ${answer}`);
    }
  }
});

test('every kind of request that the flows make has a row', async () => {
  const place = await openPlace();
  try {
    const known = new Set(requests.map(({ request }) => request));
    for (const row of requests) {
      const world = place.enter(row.needs ?? {}, {});
      const { sandbox } = world;
      await row.prepare?.(world);
      const subject = row.begin(world, row.via);
      await walk(subject);
      subject.cancel();
      const made = [
        ...sandbox.requests().filter(({ server }) => server === 'api'),
        ...world
          .traffic('gateway')
          .sent()
          .map(({ method, url }) => ({ method, path: url.pathname }))
          // The window's way through Cyclr's and the app's own pages is theirs.
          .filter(({ path }) => path.startsWith('/cyclr-auth/')),
      ].map(({ method, path }) => kindOf(method, path));
      for (const kind of made) assert.ok(known.has(kind), `${kind} has no row`);
    }
  } finally {
    await place.close();
  }
});

test.run();
