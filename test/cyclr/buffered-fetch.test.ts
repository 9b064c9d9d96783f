import { getEventListeners } from 'node:events';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bufferedFetch } from '../../src/cyclr/buffered-fetch.js';

/** A fetch that does not heed its signal, and whose body comes as the test likes. */
const heedless = (headers: HeadersInit = {}, signal?: AbortSignal) => {
  let cancelled = false;
  let given: AbortSignal | undefined;
  let push: (text: string) => void = () => undefined;
  let end: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      push = (text) => controller.enqueue(new TextEncoder().encode(text));
      end = () => controller.close();
    },
    cancel: () => {
      cancelled = true;
    },
  });
  return {
    fetch: bufferedFetch({
      fetch: async (_, init) => {
        given = init?.signal ?? undefined;
        return new Response(body, { headers });
      },
      clock: Date.now,
      timeout: 60_000,
      signal,
      limit: 10,
    }),
    listening: () => (given ? getEventListeners(given, 'abort').length : undefined),
    push: (text: string) => push(text),
    end: () => end(),
    isCancelled: () => cancelled,
  };
};

const turn = () => new Promise(setImmediate);
const outcomeOf = (answer: Promise<Response>) =>
  answer.then(
    () => 'an answer',
    (error: Error) => error.name,
  );

test('a body that is read when it is given up is cut off, and what has come of it is no answer', async () => {
  const leaving = new AbortController();
  const { fetch, push, isCancelled } = heedless({}, leaving.signal);
  const outcome = outcomeOf(fetch('http://host.test/'));
  push('half');
  await turn();
  assert.not.ok(isCancelled());
  leaving.abort();
  await turn();
  assert.ok(isCancelled());
  assert.is(await outcome, 'AbortError');
});

test('nothing is sent for whoever has gone already', async () => {
  let sent = 0;
  const fetch = bufferedFetch({
    fetch: async () => {
      sent += 1;
      return new Response();
    },
    clock: Date.now,
    timeout: 60_000,
    signal: AbortSignal.abort(),
  });
  assert.is(await outcomeOf(fetch('http://host.test/')), 'AbortError');
  assert.is(sent, 0);
});

test('a body that is too long is not read on', async () => {
  const stated = heedless({ 'content-length': '11' });
  assert.is(await outcomeOf(stated.fetch('http://host.test/')), 'UnusableAnswer');
  assert.ok(stated.isCancelled());
  const unstated = heedless();
  const outcome = outcomeOf(unstated.fetch('http://host.test/'));
  unstated.push('eleven char');
  assert.is(await outcome, 'UnusableAnswer');
  assert.ok(unstated.isCancelled());
});

test('nothing listens to a signal once the body is there', async () => {
  const { signal } = new AbortController();
  const { fetch, push, end, listening } = heedless({}, signal);
  const answer = fetch('http://host.test/');
  push('whole');
  await turn();
  assert.is(getEventListeners(signal, 'abort').length, 1);
  end();
  assert.is(await (await answer).text(), 'whole');
  assert.equal(getEventListeners(signal, 'abort'), []);
  assert.is(listening(), 0);
});

test.run();
