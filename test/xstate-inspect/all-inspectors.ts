import { once } from 'node:events';
import * as stately from '@statelyai/inspect';
import { WebSocketServer } from 'ws';
import {
  type Inspector,
  inspectWithStately,
  inspectWithXStateInspect,
  observe,
  together,
} from '../../src/inspect/index.js';
import { inspectorPage } from '../inspect/inspector-page.js';
import { events } from '../inspect/recording.js';
import { showSentinel } from '../inspect/sentinel.js';
import { receiving } from './receiving.js';

export interface AllInspectors {
  readonly inspect: Inspector;
  /** All that went to each of them so far, as it went. */
  readonly raw: () => Promise<Readonly<Record<string, string>>>;
}

const socketServer = async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const frames: string[] = [];
  const waiting = new Set<() => void>();
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      frames.push(String(data));
      for (const look of waiting) look();
    }),
  );
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `ws://127.0.0.1:${port}`,
    frames,
    until: (text: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!frames.some((frame) => frame.includes(text))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
};

/** Runs with every inspector attached at once: the stream, Stately's in a window and by WebSocket, and the classic one. */
export const withAllInspectors = (run: (all: AllInspectors) => Promise<void>): Promise<void> =>
  receiving(async (classic) => {
    const socket = await socketServer();
    const page = inspectorPage();
    const { seen, next } = events();
    const byWindow = inspectWithStately({ window: page.window, stately });
    const bySocket = inspectWithStately({ stately, webSocket: { url: socket.url } });
    const inspect = together(observe(next), byWindow, bySocket, inspectWithXStateInspect());
    page.connect();
    let sentinels = 0;
    try {
      await run({
        inspect,
        raw: async () => {
          sentinels += 1;
          const id = `sentinel-${sentinels}`;
          showSentinel(inspect, id);
          await Promise.all([
            page.until(({ name }) => name === id),
            socket.until(id),
            classic.until(
              (event): event is typeof event =>
                event.type === 'service.register' && event.machine.id === id,
            ),
          ]);
          return {
            stream: JSON.stringify(seen),
            window: JSON.stringify(page.posted),
            socket: socket.frames.join('\n'),
            classic: classic.frames.join('\n'),
          };
        },
      });
    } finally {
      byWindow.stop();
      bySocket.stop();
      socket.close();
    }
  });
