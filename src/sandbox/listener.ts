import { setMaxListeners } from 'node:events';
import { createServer, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createAnswerOrder } from './answer-order.js';
import { applyFault, pause } from './fault-injection.js';
import type { DueFaults, FaultBook, RequestFacts, ServerName } from './fault-rules.js';
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
  // Any number of answers may wait for it at once, and none of them is a leak.
  setMaxListeners(0, closing);
  const order = createAnswerOrder();
  let address: { readonly host: string; readonly port: number } | undefined;

  /** Takes its own port again; should another program hold it just then, a little later. */
  const comeBack = () => {
    if (closing.aborted || server.listening || !address) return;
    const failed = () => void pause(20, closing).then(comeBack);
    server.once('error', failed);
    server.listen(address.port, address.host, () => server.off('error', failed));
  };

  /** Frees the port until the fault is lifted; that may have been, so what brings it back comes last. */
  const goAway = (onLifted: DueFaults['onLifted']) => {
    server.close();
    server.closeAllConnections();
    onLifted(comeBack);
  };

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
    const { latency, fault, onLifted } = faults.due(facts);
    const turn = order.take();
    outgoing.once('finish', turn.answered);
    if (latency > 0) await pause(latency, closing);
    const handle = async () => options.handle(request);
    if (fault === null) {
      const response = await handle();
      entry.answered(response.status, latency > 0 ? 'latency' : undefined);
      return response;
    }
    // a cut or silent connection is noted first: there is no later moment to do it in
    const silent = ['drop', 'hang', 'refuse'].includes(fault.kind);
    if (silent) entry.answered(null, fault.kind);
    const { overtaken } = turn;
    const response = await applyFault(fault, {
      handle: async () => {
        const answered = await handle();
        // written by hand, so there is no later moment here either
        if (fault.kind === 'twice') entry.answered(answered.status, fault.kind);
        return answered;
      },
      outgoing,
      closing,
      overtaken,
      goAway: () => goAway(onLifted),
    });
    if (!silent && fault.kind !== 'twice') entry.answered(response.status, fault.kind);
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
          const listening = server.address();
          const bound = typeof listening === 'object' && listening !== null ? listening.port : port;
          address = { host, port: bound };
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
