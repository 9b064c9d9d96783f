/** One request as it was sent, seen from the side that sends it. */
export interface Sent {
  readonly method: string;
  readonly url: URL;
  readonly signal: AbortSignal;
  settled: boolean;
}

export interface Traffic {
  readonly fetch: typeof globalThis.fetch;
  readonly sent: () => readonly Sent[];
  /** Those that have neither been answered nor given up. */
  readonly onTheWay: () => readonly Sent[];
  /** From now on nothing can be sent any more. */
  readonly shut: () => void;
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
  let isShut = false;
  return {
    fetch: async (input, init) => {
      if (isShut) throw new TypeError('Shut.');
      const request = new Request(input, init);
      for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
      see(request);
      const { method, url, signal } = request;
      const sent: Sent = { method, url: new URL(url), signal, settled: false };
      all.push(sent);
      try {
        return await fetch(request);
      } finally {
        sent.settled = true;
      }
    },
    sent: () => [...all],
    onTheWay: () => all.filter(({ settled, signal }) => !settled && !signal.aborted),
    shut: () => {
      isShut = true;
    },
  };
};
