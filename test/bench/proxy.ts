import { Agent, createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves on a port of its own. */
export const listening = async (server: ReturnType<typeof createServer>) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const isPort = (address: unknown): address is AddressInfo =>
    typeof address === 'object' && address !== null && 'port' in address;
  const address = server.address();
  return {
    url: `http://127.0.0.1:${isPort(address) ? address.port : 0}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/** A plain reverse proxy: every request passed on over kept connections, with the headers Cyclr wants put in. */
export const reverseProxy = (to: string, headers: Readonly<Record<string, string>>) => {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(to);
  return createServer((request, response) => {
    const onward = forward(
      {
        agent,
        hostname,
        port,
        method: request.method,
        path: request.url,
        headers: { ...request.headers, ...headers },
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
};
