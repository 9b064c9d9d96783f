import { once } from 'node:events';
import { WebSocketServer } from 'ws';

export interface Relay {
  readonly url: string;
  /** All that was said, as it came. */
  readonly frames: readonly string[];
  /** Closes every connection; who calls again is heard again. */
  readonly hangUp: () => void;
}

/** A WebSocket server that hands on to everybody else what anybody says, as one runs beside an inspector. */
export const withRelay = async (run: (relay: Relay) => Promise<void>): Promise<void> => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const frames: string[] = [];
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      frames.push(String(data));
      for (const other of server.clients) if (other !== socket) other.send(String(data));
    }),
  );
  const hangUp = () => {
    for (const client of server.clients) client.terminate();
  };
  try {
    await run({ url: `ws://127.0.0.1:${port}`, frames, hangUp });
  } finally {
    hangUp();
    server.close();
  }
};
