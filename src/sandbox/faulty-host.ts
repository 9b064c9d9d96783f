import { createFaultBook, type FaultRule } from './fault-rules.js';
import { createListener } from './listener.js';
import { createRequestLog, type RequestLogEntry } from './request-log.js';

export interface FaultyHost {
  /** Origin without a trailing slash. */
  readonly url: string;
  /** Rules match it as the server `host`. @returns a function that takes the rule back */
  addFault(rule: FaultRule): () => void;
  clearFaults(): void;
  requests(): readonly RequestLogEntry[];
  /** Takes every rule back, and forgets the requests. */
  reset(): void;
  /** Cuts every connection, also silent ones, and frees the port. Calling it twice is harmless. */
  close(): Promise<void>;
}

/**
 * Serves a handler of one's own, such as a gateway, on a loopback port behind the sandbox's fault rules.
 *
 * @param handle answers a request, as a Web-standard handler does
 * @throws SandboxError `cannotListen`
 * @example
 * const host = await startFaultyHost(createGateway(options));
 * host.addFault({ match: { method: 'PUT' }, times: 1, fault: { kind: 'drop', when: 'after' } });
 */
export const startFaultyHost = async (
  handle: (request: Request) => Response | Promise<Response>,
): Promise<FaultyHost> => {
  const closer = new AbortController();
  const faults = createFaultBook();
  const log = createRequestLog({ now: () => Date.now() });
  const listener = createListener({
    server: 'host',
    handle,
    faults,
    log,
    knownAccount: () => false,
    closing: closer.signal,
  });
  const url = await listener.listen('127.0.0.1', 0);
  let closed: Promise<void> | undefined;
  return {
    url,
    addFault: faults.add,
    clearFaults: faults.clear,
    requests: log.entries,
    reset: () => {
      faults.clear();
      log.clear();
    },
    close: () => {
      closer.abort();
      closed ??= listener.close();
      return closed;
    },
  };
};
