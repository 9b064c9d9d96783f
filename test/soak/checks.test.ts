import { connect, createServer } from 'node:net';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createConnectorAuth } from '../../src/index.js';
import { aConnector, readyApi, settled } from '../support/scripted-api.js';
import { canary, showsCanary } from './canary.js';
import { census } from './checks/census.js';
import { heapAfterCollection, isFlat, trendOf } from './checks/heap.js';
import { canariesInHeap } from './checks/heap-secrets.js';
import { watchSockets } from './checks/sockets.js';
import { seeded } from './seeded.js';
import { simulatedTime } from './simulated/clock.js';

const megabyte = 2 ** 20;

test('a heap that grows by a little with each wave is told from one that wanders', () => {
  const waves = Array.from({ length: 14 }, (_, wave) => wave);
  const wandering = waves.map((wave) => (20 + (wave % 3) / 10) * megabyte);
  const growing = wandering.map((heap, wave) => heap + wave * 100 * 1024);
  const flat = trendOf(wandering, megabyte / 2, 2);
  const rising = trendOf(growing, megabyte / 2, 2);
  assert.ok(flat && isFlat(flat));
  assert.ok(rising && !isFlat(rising));
  assert.ok(Math.abs(rising.slope - 100 * 1024) < 30 * 1024);
  assert.is(trendOf(growing.slice(0, 7), 0, 2), undefined);
});

test('a leak of 100 bytes a flow shows in the shortest run, and what warms up late does not', () => {
  // As measured, in MB: a run of eight waves of 2,500 flows, of which the first two say nothing.
  const sound = [21.82, 21.43, 21.56, 21.57, 21.69, 21.65, 21.77, 21.72].map((mb) => mb * megabyte);
  const leaking = sound.map((heap, wave) => heap + wave * 2_500 * 100);
  const [flat, rising] = [sound, leaking].map((heaps) => trendOf(heaps, 4 * megabyte, 2));
  assert.ok(flat && isFlat(flat), JSON.stringify(flat));
  assert.ok(rising && !isFlat(rising), JSON.stringify(rising));
});

test('in a long run a leak shows that is far smaller than chance', () => {
  const random = seeded(7);
  const sound = Array.from({ length: 62 }, () => (20 + random.next() / 2) * megabyte);
  const leaking = sound.map((heap, wave) => heap + wave * 200 * 100);
  const [flat, rising] = [sound, leaking].map((heaps) => trendOf(heaps, 4 * megabyte, 2));
  assert.ok(flat && isFlat(flat), JSON.stringify(flat));
  assert.ok(rising && !isFlat(rising), JSON.stringify(rising));
});

test('an actor that somebody holds is not collected, and one that nobody holds is', async () => {
  const seen = census();
  const holder: unknown[] = [];
  const begin = () => {
    const flow = createConnectorAuth({
      api: readyApi(aConnector({ kind: 'apiKey' })),
      accountConnectorId: 42,
      inspect: seen.inspector,
    });
    seen.watch('store', flow);
    flow.cancel();
    holder.push(flow);
  };
  begin();
  await settled();
  await heapAfterCollection();
  assert.ok(seen.alive().some((kind) => kind.endsWith('kind actor')));
  assert.ok(seen.alive().includes('1 of kind store'));
  holder.length = 0;
  await heapAfterCollection();
  assert.equal(seen.alive(), []);
});

test('a secret that somebody holds is found in the heap, also in base64', async () => {
  const random = seeded(Math.floor(Math.random() * 2 ** 32));
  const holder = [canary(random), Buffer.from(`x:${canary(random)}`).toString('base64')];
  assert.ok(showsCanary({ holder }));
  assert.ok((await canariesInHeap()).length >= 2);
  holder.length = 0;
  assert.equal(await canariesInHeap(), []);
});

test('the simulated clock runs timers in their order, and forgets those that are cleared', async () => {
  const time = simulatedTime();
  const ran: string[] = [];
  for (const [name, ms] of Object.entries({ c: 30, a: 10, d: 40, b: 20 })) {
    time.setTimeout(() => ran.push(`${name} at ${time.now()}`), ms);
  }
  const cleared = time.setTimeout(() => ran.push('cleared'), 15);
  time.setTimeout(() => time.setTimeout(() => ran.push(`e at ${time.now()}`), 5), 28);
  time.clearTimeout(cleared);
  await time.pass(35);
  assert.equal(ran, ['a at 10', 'b at 20', 'c at 30', 'e at 33']);
  assert.is(time.pending(), 1);
  await time.pass(5);
  assert.is(ran.at(-1), 'd at 40');
  assert.is(time.pending(), 0);
});

test('connections are counted at both ends until they are closed', async () => {
  const sockets = watchSockets();
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const accepted = new Promise((resolve) => server.once('connection', resolve));
  const client = connect(typeof address === 'object' && address ? address.port : 0, '127.0.0.1');
  await accepted;
  assert.equal(sockets.open(), { client: 1, server: 1 });
  client.end();
  await sockets.allClosed(5_000);
  assert.equal(sockets.open(), { client: 0, server: 0 });
  sockets.stop();
  server.close();
});

test.run();
