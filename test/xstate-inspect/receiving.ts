import { once } from 'node:events';
import { createServer } from 'node:http';
import { inspect } from '@xstate/inspect/lib/server.js';
import type { ParsedReceiverEvent, ReceiverEvent } from '@xstate/inspect/lib/types.js';
import { isReceiverEvent, parseReceiverEvent } from '@xstate/inspect/lib/utils.js';
import { WebSocket, WebSocketServer } from 'ws';

/** The package's own server mode and one client of it, with every raw frame it was sent. */
export interface Receiving {
  readonly frames: readonly string[];
  readonly events: () => readonly ParsedReceiverEvent[];
  /** The first event that fits, now or later. */
  readonly until: <Wanted extends ParsedReceiverEvent>(
    fits: (event: ParsedReceiverEvent) => event is Wanted,
  ) => Promise<Wanted>;
  /** Sends an event to an actor, as the inspector's own form does. */
  readonly send: (sessionId: string, event: { readonly type: string }) => void;
  readonly say: (message: object) => void;
  /** Closes the inspector, as a person closes its page. */
  readonly close: () => void;
}

const isKnown = (event: unknown): event is ReceiverEvent => isReceiverEvent(event);

/** The package is typed for the CommonJS face of `ws`. */
const isServer = (value: unknown): value is Parameters<typeof inspect>[0]['server'] =>
  value instanceof WebSocketServer;

/**
 * The package keeps its services for as long as the process lives, and goes on telling them of every flow. So there is
 * one server for all tests, which holds up the end of nothing.
 */
const serving = (() => {
  let listening: Promise<WebSocketServer> | undefined;
  const listen = async () => {
    const host = createServer();
    host.listen(0, '127.0.0.1');
    await once(host, 'listening');
    host.unref();
    const server = new WebSocketServer({ server: host });
    if (isServer(server)) inspect({ server });
    return server;
  };
  return () => {
    listening ??= listen();
    return listening;
  };
})();

export const receiving = async (run: (receiving: Receiving) => Promise<void>): Promise<void> => {
  const server = await serving();
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  // Added after the package's own, so it is called once that has taken the message in.
  const greeted = new Promise<void>((resolve) => {
    server.once('connection', (socket) => socket.once('message', () => resolve()));
  });

  const socket = new WebSocket(`ws://127.0.0.1:${address.port}`);
  const frames: string[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    frames.push(String(data));
    for (const look of waiting) look();
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const say = (message: object) => socket.send(JSON.stringify(message));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  say({ type: 'xstate.inspecting' });
  await greeted;

  const events = () =>
    frames.flatMap((frame) => {
      const event: unknown = JSON.parse(frame);
      return isKnown(event) ? parseReceiverEvent(event) : [];
    });
  try {
    await run({
      frames,
      events,
      until: (fits) =>
        new Promise((resolve) => {
          const look = () => {
            const found = events().find(fits);
            if (!found) return;
            waiting.delete(look);
            resolve(found);
          };
          waiting.add(look);
          look();
        }),
      send: (sessionId, event) =>
        say({
          type: 'xstate.event',
          event: JSON.stringify({
            name: event.type,
            data: event,
            $$type: 'scxml',
            type: 'external',
            origin: sessionId,
          }),
          service: sessionId,
        }),
      say,
      close: () => socket.close(),
    });
  } finally {
    socket.close();
    await closed;
  }
};
