import { getEventListeners } from 'node:events';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bufferedFetch } from '../../src/cyclr/buffered-fetch.js';

/** A fetch that does not heed its signal, and whose body comes as the test likes. */
const heedless = (headers: HeadersInit = {}) => {
  let cancelled = false;
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
    fetch: bufferedFetch(async () => new Response(body, { headers }), Date.now, 10),
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
  const { fetch, push, isCancelled } = heedless();
  const leaving = new AbortController();
  const outcome = outcomeOf(fetch('http://host.test/', { signal: leaving.signal }));
  push('half');
  await turn();
  assert.not.ok(isCancelled());
  leaving.abort();
  await turn();
  assert.ok(isCancelled());
  assert.is(await outcome, 'AbortError');
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
  const { fetch, push, end } = heedless();
  const request = new Request('http://host.test/', { signal: new AbortController().signal });
  const listening = () => getEventListeners(request.signal, 'abort').length;
  const before = listening();
  const answer = fetch(request);
  push('whole');
  await turn();
  assert.is(listening(), before + 1);
  end();
  assert.is(await (await answer).text(), 'whole');
  assert.is(listening(), before);
});

test.run();
