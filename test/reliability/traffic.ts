/** One request as it was sent, seen from the side that sends it. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly signal: AbortSignal;
  /** Kept: one that is forgotten before its answer is there no longer hears of an abort. */
  readonly request: Request;
  settled: boolean;
}

export interface Traffic {
  readonly fetch: typeof globalThis.fetch;
  readonly sent: () => readonly Sent[];
  /** Those that have neither been answered nor given up. */
  readonly onTheWay: () => readonly Sent[];
  /** From now on nothing can be sent any more, and whatever is tried is told. */
  readonly shut: (onLate?: (what: string) => void) => void;
}

/**
 * A fetch that keeps account of what is sent through it.
 *
 * @param see is shown each request
 */
export const tapped = (
  headers: Readonly<Record<string, string>> = {},
  see: (request: Request) => void = () => undefined,
): Traffic => {
  const all: Sent[] = [];
  let late: ((what: string) => void) | undefined;
  return {
    fetch: async (input, init) => {
      const request = input instanceof Request ? input : new Request(input, init);
      if (late) {
        late(`${request.method} ${new URL(request.url).pathname}`);
        throw new TypeError('Shut.');
      }
      for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
      see(request);
      const { method, url } = request;
      // The client hands its signal over beside the request.
      const signal = init?.signal ?? request.signal;
      const sent: Sent = { method, url: new URL(url), signal, request, settled: false };
      all.push(sent);
      try {
        return await fetch(request, { signal });
      } finally {
        sent.settled = true;
      }
    },
    sent: () => [...all],
    onTheWay: () => all.filter(({ settled, signal }) => !settled && !signal.aborted),
    shut: (onLate = () => undefined) => {
      late = onLate;
    },
  };
};
