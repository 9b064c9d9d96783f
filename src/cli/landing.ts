import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Landing } from '../oauth/link.js';

export interface LandingServer {
  /** A new address for each attempt, good once. */
  readonly landing: () => Landing;
  readonly close: () => void;
}

const page =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Signed in</title><p>You can close this window.</p></html>';

/**
 * The page on this machine's loopback to which the browser returns after signing in. It is how the terminal
 * notices that a connector which is authenticated already has been authenticated anew.
 */
export const startLanding = async (): Promise<LandingServer> => {
  const waiting = new Map<string, () => void>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    const arrived = request.method === 'GET' ? waiting.get(path) : undefined;
    waiting.delete(path);
    response.writeHead(arrived ? 200 : 404, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    response.end(arrived ? page : '');
    arrived?.();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    landing: () => {
      const path = `/signed-in/${randomUUID()}`;
      return {
        url: `http://127.0.0.1:${port}${path}`,
        onArrival: (arrived) => {
          waiting.set(path, arrived);
          return () => void waiting.delete(path);
        },
      };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
