import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { failure, success } from './outcome.js';
import { connector } from './samples.js';
import { type Script, withServer } from './scripted-server.js';

/** The client's timers while a test runs, by their length in ms: all that were set, and those that go on. */
const watched = async (
  run: (set: readonly number[], running: () => readonly number[]) => Promise<void>,
): Promise<void> => {
  const { setTimeout, clearTimeout } = globalThis;
  const set: number[] = [];
  const running = new Map<unknown, number>();
  Object.assign(globalThis, {
    setTimeout: (end: () => void, ms: number) => {
      const timer = setTimeout(() => {
        running.delete(timer);
        end();
      }, ms);
      // Node's fetch has some for the connections it keeps.
      if (new Error().stack?.includes('node:internal/deps')) return timer;
      set.push(ms);
      running.set(timer, ms);
      return timer;
    },
    clearTimeout: (timer: NodeJS.Timeout) => {
      running.delete(timer);
      clearTimeout(timer);
    },
  });
  try {
    await run(set, () => [...running.values()]);
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  }
};

const answering =
  (status: number): Script =>
  ({ url }) =>
    url === '/oauth/token'
      ? undefined
      : { status, body: connector(), ...(status === 503 && { headers: { 'retry-after': '20' } }) };

test(
  'a request has one limit in time, which goes with the answer',
  withServer(answering(200), async ({ client }) => {
    const api = client({ timeout: 12_345 });
    await watched(async (set, running) => {
      await success(api.fetchConnector(7));
      assert.equal(set, [12_345, 12_345], 'the token and the connector');
      assert.equal(running(), []);
    });
  }),
);

test(
  'of one that waits for its next attempt nothing is left once it is given up',
  withServer(answering(503), async ({ client }) => {
    const leaving = new AbortController();
    await watched(async (set, running) => {
      const failed = failure(client().fetchConnector(7, { signal: leaving.signal }));
      while (!set.some((ms) => ms > 15_000 && ms < 30_000)) await new Promise(setImmediate);
      leaving.abort();
      assert.is((await failed).code, 'network');
      assert.equal(running(), []);
    });
  }),
);

test.run();
