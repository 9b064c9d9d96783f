import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type CyclrClientOptions, createCyclrClient } from '../../src/cyclr/index.js';
import type { ConnectorApi } from '../../src/domain/connector-api.js';

/** One request as it came in. */
export interface Recorded {
  readonly method: string;
  /** Path and query, as sent. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Reply {
  /** Default 200. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is where it is a string, else as JSON. */
  readonly body?: unknown;
  /** `silence`: no answer at all. `stall`: headers and a part of the body, then nothing. `drop`: the connection breaks. */
  readonly fault?: 'silence' | 'stall' | 'drop' | 'drop in body';
}

/** The client's time limit where this is answered: all but silence comes, however busy the machine is. In ms. */
export const timeFor = ({ fault }: Reply): { readonly timeout: number } => ({
  timeout: fault === 'silence' ? 500 : 20_000,
});

/** The answer to a request; nothing means that the script has none, which is a 500 nobody expects. */
export type Script = (request: Recorded, count: number) => Reply | Promise<Reply> | undefined;

export interface ScriptedServer {
  readonly url: string;
  /** Everything that came in, token requests too. */
  readonly requests: readonly Recorded[];
  /** Without the token requests, as `METHOD /path?query`. */
  readonly calls: () => readonly string[];
  /** The token requests. */
  readonly tokenRequests: () => readonly Recorded[];
  readonly client: (options?: Partial<CyclrClientOptions>) => ConnectorApi;
}

export const secretOfClient = 'CANARY-client-secret';

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const answer = (response: ServerResponse, { status = 200, headers, body, fault }: Reply): void => {
  if (fault === 'silence') return;
  if (fault === 'drop') {
    response.destroy();
    return;
  }
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  if (fault === undefined) {
    response.end(text);
    return;
  }
  response.write(text.slice(0, text.length / 2) || '{', () => {
    if (fault === 'drop in body') response.destroy();
  });
};

const isTokenRequest = ({ url }: Recorded): boolean => url === '/oauth/token';

let issued = 0;
const freshToken = (): Reply => {
  issued += 1;
  return { body: { access_token: `token-${issued}`, token_type: 'bearer', expires_in: 1209599 } };
};

/**
 * Runs a test against a server that answers as scripted, over real HTTP. Token requests are answered by themselves
 * where the script has nothing for them. The client retries at once, so that no test waits.
 */
export const withServer =
  (script: Script, run: (server: ScriptedServer) => Promise<void>) => async (): Promise<void> => {
    const requests: Recorded[] = [];
    const counts = new Map<string, number>();
    const server = createServer(async (request, response) => {
      const { method = '', url = '' } = request;
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const recorded = { method, url, headers, body: await bodyOf(request) };
      requests.push(recorded);
      const count = (counts.get(`${method} ${url}`) ?? 0) + 1;
      counts.set(`${method} ${url}`, count);
      const scripted = await script(recorded, count);
      const fallback = isTokenRequest(recorded)
        ? freshToken()
        : { status: 500, body: 'unscripted' };
      answer(response, scripted ?? fallback);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const url = `http://127.0.0.1:${port}`;
    try {
      await run({
        url,
        requests,
        calls: () =>
          requests.filter((one) => !isTokenRequest(one)).map((one) => `${one.method} ${one.url}`),
        tokenRequests: () => requests.filter(isTokenRequest),
        client: (options = {}) => clientOf(url, options),
      });
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };

const clientOf = (
  url: string,
  { apiUrl = url, region: _region, ...options }: Partial<CyclrClientOptions>,
): ConnectorApi =>
  createCyclrClient({
    apiUrl,
    clientId: 'client-id',
    clientSecret: secretOfClient,
    accountId: 'acc-1',
    serviceUrl: 'https://acme-h.cyclr.com',
    username: 'jane@example.com',
    retry: { delay: 0 },
    ...options,
  });
