import { readMessage } from '../protocols/read.js';
import { xstateInspectHandshake } from '../protocols/xstate-inspect.js';
import { parsed } from '../read.js';
import type { Listener, Sender } from './listener.js';
import { repeats } from './repeats.js';

const firstWait = 500;
const longestWait = 10_000;

/** The address of a WebSocket server, written with its scheme or as `host:port`. */
export const socketUrl = (server: string): string | undefined => {
  const written = /^wss?:\/\//.test(server) ? server : `ws://${server}`;
  return URL.canParse(written) ? written : undefined;
};

/** Receives from a WebSocket server, and calls it again when the connection is lost. */
export const receiveFromSocket = (
  url: string,
  listener: Listener,
  WebSocketClass: typeof WebSocket = WebSocket,
): Sender => {
  let socket: WebSocket | undefined;
  let wait = firstWait;
  const repeated = repeats();
  const call = () => {
    const called = new WebSocketClass(url);
    socket = called;
    called.addEventListener('open', () => {
      wait = firstWait;
      repeated.start();
      listener.connection('connected');
      // Stately's server speaks first; it would hand this on to nobody who minds.
      called.send(JSON.stringify(xstateInspectHandshake));
    });
    called.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (typeof data !== 'string' || repeated.has(data)) return;
      const happening = readMessage(parsed(data), Date.now());
      if (happening) listener.happened(happening, data.length);
    });
    called.addEventListener('close', () => {
      listener.connection('lost');
      setTimeout(call, wait);
      wait = Math.min(wait * 2, longestWait);
    });
  };
  listener.connection('waiting');
  call();
  return {
    tell: (message) => {
      if (socket?.readyState !== WebSocketClass.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
  };
};
