import { createServer, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { applyFault, pause } from './fault-injection.js';
import type { FaultBook, RequestFacts, ServerName } from './fault-rules.js';
import { type RequestLog, redactedPath } from './request-log.js';
import { SandboxError } from './sandbox-error.js';

export interface Listener {
  /** @returns the origin, once connections are accepted */
  listen(host: string, port: number): Promise<string>;
  /** Cuts every connection, idle or not, and frees the port. */
  close(): Promise<void>;
}

interface ListenerOptions {
  readonly server: ServerName;
  readonly handle: (request: Request) => Response | Promise<Response>;
  readonly faults: FaultBook;
  readonly log: RequestLog;
  readonly knownAccount: (id: string) => boolean;
  readonly closing: AbortSignal;
}

const connectorIdIn = (url: URL): number | null => {
  const inPath = /^\/v1\.0\/account\/connectors\/(\d+)(?:\/|$)/.exec(url.pathname)?.[1];
  const text =
    inPath ?? (url.pathname.startsWith('/connectorauth/') ? url.searchParams.get('id') : null);
  return text === null ? null : Number(text);
};

const listenError = (error: NodeJS.ErrnoException, port: number): SandboxError =>
  error.code === 'EADDRINUSE'
    ? new SandboxError('portInUse', `Port ${port} is in use by another program.`)
    : new SandboxError('cannotListen', `Port ${port} cannot be listened on (${error.code}).`);

/** One of the three servers: its app behind the fault rules and the log, on a socket of its own. */
export const createListener = (options: ListenerOptions): Listener => {
  const { server: name, faults, log, closing } = options;

  const answer = async (request: Request, outgoing: ServerResponse): Promise<Response> => {
    const url = new URL(request.url);
    const account = request.headers.get('x-cyclr-account');
    const facts: RequestFacts = {
      server: name,
      method: request.method,
      path: url.pathname,
      connectorId: connectorIdIn(url),
    };
    const entry = log.open({
      server: name,
      method: request.method,
      path: redactedPath(url),
      ...(account === null
        ? {}
        : { accountHeader: options.knownAccount(account) ? account : '(unknown)' }),
    });
    const { latency, fault } = faults.due(facts);
    if (latency > 0) await pause(latency, closing);
    const handle = async () => options.handle(request);
    if (fault === null) {
      const response = await handle();
      entry.answered(response.status, latency > 0 ? 'latency' : undefined);
      return response;
    }
    // a cut or silent connection is noted first: there is no later moment to do it in
    if (fault.kind === 'drop' || fault.kind === 'hang') entry.answered(null, fault.kind);
    const response = await applyFault(fault, { handle, outgoing, closing });
    if (fault.kind !== 'drop' && fault.kind !== 'hang') {
      entry.answered(response.status, fault.kind);
    }
    return response;
  };

  const server = createServer(
    getRequestListener(
      (request, { outgoing }) =>
        outgoing instanceof ServerResponse
          ? answer(request, outgoing)
          : new Response(null, { status: 505 }),
      // tests run in this same process: its own Request and Response stay as they are
      { overrideGlobalObjects: false },
    ),
  );

  return {
    listen: (host, port) =>
      new Promise((resolve, reject) => {
        const failed = (error: NodeJS.ErrnoException) => reject(listenError(error, port));
        server.once('error', failed);
        server.listen(port, host, () => {
          server.off('error', failed);
          const address = server.address();
          const bound = typeof address === 'object' && address !== null ? address.port : port;
          resolve(`http://${host.includes(':') ? `[${host}]` : host}:${bound}`);
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
