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
  /** Calls back as a request is sent; returns what ends that. */
  readonly onSent: (listener: (sent: Sent) => void) => () => void;
}

/** A fetch that keeps account of what is sent through it. */
export const tapped = (headers: Readonly<Record<string, string>> = {}): Traffic => {
  const all: Sent[] = [];
  const listeners = new Set<(sent: Sent) => void>();
  return {
    fetch: async (input, init) => {
      const request = new Request(input, init);
      for (const [name, value] of Object.entries(headers)) request.headers.set(name, value);
      const { method, url, signal } = request;
      const sent: Sent = { method, url: new URL(url), signal, settled: false };
      all.push(sent);
      for (const listener of [...listeners]) listener(sent);
      try {
        return await fetch(request);
      } finally {
        sent.settled = true;
      }
    },
    sent: () => [...all],
    onSent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
