import { getEventListeners, setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { watchAbortListeners } from './checks/abort-listeners.js';
import { heapAfterCollection, isFlat, trendOf } from './checks/heap.js';
import { canariesInHeap } from './checks/heap-secrets.js';
import { resourcesBeyond, watchProcess } from './checks/process.js';
import { watchTimers } from './checks/real-timers.js';
import { watchSockets } from './checks/sockets.js';
import { type Violations, violations } from './checks/violations.js';
import { megabytes, type Row, tableHead, tableRow, totals } from './figures.js';
import { openPlace } from './real/place.js';
import { realWave } from './real/wave.js';
import { type Seeded, seeded } from './seeded.js';
import { marathon } from './simulated/marathon.js';
import { simulatedWave } from './simulated/wave.js';
import type { Wave } from './wave.js';

export interface SoakOptions {
  readonly seed: number;
  /** Flows in each wave. */
  readonly flows: number;
  /** Waves go on for so many ms. */
  readonly ms: number;
  /** And there are so many at least. */
  readonly least: number;
  /** How many of the first say nothing of how the heap grows. */
  readonly warmUp: number;
  readonly say: (line: string) => void;
}

export interface SoakResult {
  readonly rows: readonly Row[];
  /** Empty where all is well. */
  readonly violations: readonly string[];
}

// How far the late heap may be above the early one, in bytes: what a heap that leaks nothing was seen to wander.
const tolerance = 768 * 1024;

// Node's fetch closes a connection that is idle for four seconds.
const idleAfter = 8_000;

// Flows that begin in an hour of the flows that last.
const hourly = 1_000;

const waves = async (
  { flows, ms, least, say }: SoakOptions,
  found: Violations,
  wave: (flows: number) => Promise<Wave>,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  // What watches a wave is gone before the heap is measured.
  const collected = async () => {
    const { figures, census } = await wave(flows);
    await heapAfterCollection();
    for (const kind of census.alive()) found.add('never collected', kind);
    return { ...figures, watched: census.watched() };
  };
  const end = performance.now() + ms;
  say(tableHead());
  while (performance.now() < end || rows.length < least) {
    const figures = await collected();
    const row = { ...figures, wave: rows.length + 1, heap: await heapAfterCollection() };
    rows.push(row);
    say(tableRow(row));
    // Flows that get nowhere show little, such as those of a server that never came back.
    if (row.flows >= 100 && row.authenticated === 0) {
      found.add('nobody was authenticated', `in wave ${row.wave}`);
    }
  }
  return rows;
};

/** Runs waves under all the checks that both clocks have in common. */
const underChecks = async (
  options: SoakOptions,
  run: (found: Violations, random: Seeded) => Promise<readonly Row[]>,
): Promise<SoakResult> => {
  const { say } = options;
  const found = violations();
  const listeners = watchAbortListeners();
  const stopWatching = watchProcess(found);
  const before = process.getActiveResourcesInfo();
  const rows = await run(found, seeded(options.seed));
  // What has just been closed is gone in the next turn.
  await pause(100);
  for (const kind of resourcesBeyond(before)) found.add('resources at the end', kind);
  for (const place of listeners.left()) found.add('abort listeners at the end', place);
  for (const place of await canariesInHeap()) found.add('secrets in the heap at the end', place);
  listeners.stop();
  stopWatching();
  say(totals(rows));
  if (listeners.added() > 0) say(`${listeners.added()} abort listeners of the library`);
  const trend = trendOf(
    rows.map(({ heap }) => heap),
    tolerance,
    options.warmUp,
  );
  if (trend) {
    const { early, late, slope } = trend;
    say(
      `heap: ${megabytes(early)} MB early, ${megabytes(late)} MB late, ${Math.round(slope / 1024)} KB a wave; ` +
        `may grow by ${megabytes(tolerance)} MB`,
    );
    if (!isFlat(trend)) found.add('heap grows', `${Math.round(slope)} bytes a wave`);
  }
  return { rows, violations: found.lines() };
};

/** Flows against a Cyclr in this very process, on a clock that goes as fast as it can. */
export const soakSimulated = (options: SoakOptions): Promise<SoakResult> =>
  underChecks(options, async (found, random) => {
    const timers = watchTimers();
    const lasting = marathon(random.fork(), found);
    const rows = await waves(options, found, async (flows) => {
      await lasting.run(flows / hourly);
      return simulatedWave(flows, random.fork(), found);
    });
    options.say(`${lasting.acts()} acts in flows that lasted from the first wave to the last`);
    await lasting.end();
    // Whoever waits by another clock than the one it was given waits for hours, or cannot be tested.
    found.none('timers of the real clock', timers.made(), timers.left().join(', '));
    timers.stop();
    return rows;
  });

/** Flows against the sandbox over real HTTP, by the Cyclr client and through a gateway. */
export const soakReal = (options: SoakOptions): Promise<SoakResult> =>
  underChecks(options, async (found, random) => {
    const timers = watchTimers();
    const sockets = watchSockets();
    const shutdown = new AbortController();
    // As a host does that shares a signal between so many requests: of more than ten listeners, Node warns.
    setMaxListeners(options.flows, shutdown.signal);
    const place = await openPlace(options.flows);
    const rows = await waves(options, found, (flows) =>
      realWave(flows, { place, random: random.fork(), found, timers, shutdown: shutdown.signal }),
    );
    // One wave alone need not wait for that.
    if (options.least > 1) {
      await sockets.allClosed(idleAfter);
      const idle = sockets.open();
      found.none('connections while all is idle', idle.client + idle.server);
    }
    await place.close();
    await sockets.allClosed(1_000);
    const { client, server } = sockets.open();
    found.none('connections at the end', client + server);
    await heapAfterCollection();
    // One is the watch's own.
    const listening = getEventListeners(shutdown.signal, 'abort').length - 1;
    found.none('listeners on a signal as old as the process', listening);
    for (const where of timers.left()) found.add('timers at the end', where);
    options.say(`${sockets.opened()} ends of connections, ${timers.made()} timers of the library`);
    timers.stop();
    sockets.stop();
    return rows;
  });
