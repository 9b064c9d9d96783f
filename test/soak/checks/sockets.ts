import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

export interface SocketWatch {
  /** Connections that are open, by the end that is seen. */
  readonly open: () => { readonly client: number; readonly server: number };
  readonly opened: () => number;
  /** Resolves once no connection is open, or after so many ms. */
  readonly allClosed: (ms: number) => Promise<void>;
  readonly stop: () => void;
}

const channels = { client: 'net.client.socket', server: 'net.server.socket' } as const;

/** Counts the connections of this process, both those it makes and those it accepts. */
export const watchSockets = (): SocketWatch => {
  const open = { client: new Set<Socket>(), server: new Set<Socket>() };
  const waiting = new Set<() => void>();
  let opened = 0;
  const tell = () => {
    if (open.client.size + open.server.size > 0) return;
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const hear = (end: keyof typeof channels) => (message: unknown) => {
    const socket: unknown = Object(message).socket;
    if (!(socket instanceof Socket)) return;
    opened += 1;
    open[end].add(socket);
    socket.once('close', () => {
      open[end].delete(socket);
      tell();
    });
  };
  const hearing = { client: hear('client'), server: hear('server') };
  subscribe(channels.client, hearing.client);
  subscribe(channels.server, hearing.server);
  return {
    open: () => ({ client: open.client.size, server: open.server.size }),
    opened: () => opened,
    allClosed: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        waiting.add(() => {
          clearTimeout(timer);
          resolve();
        });
        tell();
      }),
    stop: () => {
      unsubscribe(channels.client, hearing.client);
      unsubscribe(channels.server, hearing.server);
    },
  };
};
