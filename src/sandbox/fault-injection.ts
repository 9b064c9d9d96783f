import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { DueFaults } from './fault-rules.js';
import { cut, cutAfterBody, cutMidBody, headersOf, sendTwice } from './raw-answers.js';

/** One request in flight, as a fault sees it. */
export interface InFlight {
  /** Lets the server do its work. */
  readonly handle: () => Promise<Response>;
  readonly outgoing: ServerResponse;
  /** Aborted when the sandbox closes. */
  readonly closing: AbortSignal;
  /** Resolves once an answer to a later request has gone out. */
  readonly overtaken: () => Promise<void>;
  /** Stops listening until the fault is lifted. */
  readonly goAway: () => void;
}

/** Waits in real time; returns early when the sandbox closes. */
export const pause = (ms: number, closing: AbortSignal): Promise<void> =>
  wait(ms, undefined, { signal: closing }).catch(() => undefined);

/** A signal for a wait that may be cut short before the sandbox closes. */
const orClosing = (closing: AbortSignal) => {
  const waiting = new AbortController();
  return { signal: AbortSignal.any([closing, waiting.signal]), done: () => waiting.abort() };
};

const hungUp = (outgoing: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (outgoing.destroyed || outgoing.closed) resolve();
    else outgoing.once('close', resolve);
  });

const rewritten = async (
  handle: () => Promise<Response>,
  change: (text: string) => BodyInit,
): Promise<Response> => {
  const response = await handle();
  const text = await response.text();
  return new Response(change(text), { status: response.status, headers: headersOf(response) });
};

const firstHalf = (text: string): string => text.slice(0, Math.max(1, Math.floor(text.length / 2)));

const retyped = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(retypedMembers);
  return retypedMembers(value);
};

const retypedMembers = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, otherType(member)]))
    : otherType(value);

// No text that a lenient reader could still take for the number or flag it was.
const otherType = (value: unknown): unknown => {
  if (typeof value === 'string') return { was: 'text' };
  if (typeof value === 'number' || typeof value === 'boolean') return ['wrong type'];
  return 'wrong type';
};

const withWrongTypes = (text: string): string => {
  try {
    return JSON.stringify(retyped(JSON.parse(text)));
  } catch {
    return '"wrong type"';
  }
};

const inPieces = (
  text: string,
  chunks: number,
  ms: number,
  closing: AbortSignal,
): ReadableStream<Uint8Array> => {
  const bytes = new TextEncoder().encode(text);
  const size = Math.max(1, Math.ceil(bytes.length / chunks));
  const { signal, done } = orClosing(closing);
  let sent = 0;
  let isCancelled = false;
  return new ReadableStream({
    async pull(controller) {
      await pause(ms, signal);
      if (isCancelled) return;
      controller.enqueue(bytes.slice(sent, sent + size));
      sent += size;
      if (sent >= bytes.length || closing.aborted) controller.close();
    },
    // Whoever has hung up waits for no more of it.
    cancel() {
      isCancelled = true;
      done();
    },
  });
};

const tenMegabytes = 10 * 1024 * 1024;

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

/**
 * Carries out what is due to a request.
 * @returns what the server should send; for a cut or silent connection, a mark that says "nothing"
 */
export const applyFault = async (
  fault: NonNullable<DueFaults['fault']>,
  request: InFlight,
): Promise<Response> => {
  const { handle, outgoing, closing } = request;
  if ('handled' in fault && fault.handled === true) await handle();
  switch (fault.kind) {
    case 'status':
      return new Response(fault.body === undefined ? null : textOf(fault.body), {
        status: fault.status,
        headers: {
          ...(fault.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...fault.headers,
        },
      });
    case 'drop':
      if (fault.when === 'midBody') return cutMidBody(await handle(), outgoing, fault.how);
      if (fault.when === 'afterBody') return cutAfterBody(await handle(), outgoing, fault.how);
      if (fault.when === 'after') await handle();
      return cut(outgoing, fault.how);
    case 'refuse':
      request.goAway();
      return cut(outgoing);
    case 'hang':
      await hungUp(outgoing);
      return RESPONSE_ALREADY_SENT;
    case 'truncate':
      return rewritten(handle, firstHalf);
    case 'html':
      return new Response(fault.body ?? '<!doctype html><title>Proxy</title><h1>Please wait</h1>', {
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      });
    case 'wrongTypes':
      return rewritten(handle, withWrongTypes);
    case 'empty':
      await handle();
      return new Response(null, { status: 200 });
    case 'body':
      return new Response(textOf(fault.body), {
        status: fault.status ?? 200,
        headers: { 'Content-Type': fault.contentType ?? 'application/json; charset=utf-8' },
      });
    case 'contentType': {
      const response = await handle();
      const headers = { ...headersOf(response), 'content-type': fault.contentType ?? 'text/html' };
      return new Response(await response.text(), { status: response.status, headers });
    }
    case 'twice':
      return sendTwice(await handle(), outgoing);
    case 'outOfOrder': {
      const response = await handle();
      const { signal, done } = orClosing(closing);
      await Promise.race([request.overtaken(), pause(fault.ms ?? 1_000, signal)]);
      done();
      return response;
    }
    case 'big':
      return rewritten(handle, (text) => text.padEnd(fault.bytes ?? tenMegabytes, ' '));
    case 'slowBody':
      return rewritten(handle, (text) => inPieces(text, fault.chunks ?? 8, fault.ms, closing));
    case 'redirect':
      return new Response(null, { status: fault.status ?? 302, headers: { Location: fault.to } });
  }
};
