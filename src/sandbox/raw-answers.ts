import { once } from 'node:events';
import { type ServerResponse, STATUS_CODES } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Fault } from './fault-rules.js';

/** What is written to the socket by hand, since no server sends such answers by itself. */

type Drop = Extract<Fault, { readonly kind: 'drop' }>;

/** Headers fit for a body of another length. */
export const headersOf = (response: Response): Record<string, string> => {
  const headers = Object.fromEntries(response.headers);
  delete headers['content-length'];
  return headers;
};

/** Ends the connection without a word, in order or as a crash does. */
export const cut = (outgoing: ServerResponse, how: Drop['how'] = 'close'): Response => {
  if (how === 'reset') outgoing.socket?.resetAndDestroy();
  else outgoing.socket?.destroy();
  return RESPONSE_ALREADY_SENT;
};

const written = (outgoing: ServerResponse, bytes: Uint8Array | string): Promise<void> =>
  new Promise((resolve) => {
    outgoing.write(bytes, () => resolve());
  });

/** Sends the head and half of the body, then cuts the connection. */
export const cutMidBody = async (
  response: Response,
  outgoing: ServerResponse,
  how: Drop['how'],
): Promise<Response> => {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, {
    ...headersOf(response),
    'content-length': Math.max(2, body.length),
  });
  const half = body.subarray(0, Math.floor(body.length / 2));
  await written(outgoing, half.length > 0 ? half : ' ');
  return cut(outgoing, how);
};

/** Sends the whole body in chunks, and cuts the connection in place of the mark that ends them. */
export const cutAfterBody = async (
  response: Response,
  outgoing: ServerResponse,
  how: Drop['how'],
): Promise<Response> => {
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, headersOf(response));
  await written(outgoing, body.length > 0 ? body : ' ');
  return cut(outgoing, how);
};

/** Sends the answer, and the same bytes once more to nobody's request. */
export const sendTwice = async (
  response: Response,
  outgoing: ServerResponse,
): Promise<Response> => {
  const body = Buffer.from(await response.arrayBuffer());
  const headers = { ...headersOf(response), 'content-length': String(body.length) };
  const { socket } = outgoing;
  const finished = once(outgoing, 'finish');
  outgoing.writeHead(response.status, headers);
  outgoing.end(body);
  await finished;
  const head = [
    `HTTP/1.1 ${response.status} ${STATUS_CODES[response.status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  if (socket?.writable)
    socket.write(Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]));
  return RESPONSE_ALREADY_SENT;
};
