/** A fetch that knows what it has under way. */
export interface CountedFetch {
  readonly fetch: typeof globalThis.fetch;
  /** The requests that are neither answered nor given up. */
  readonly underWay: () => readonly string[];
  readonly sent: () => number;
}

export const countedFetch = (): CountedFetch => {
  let sent = 0;
  const open = new Set<{
    readonly name: string;
    readonly signal: AbortSignal | null | undefined;
  }>();
  return {
    fetch: async (input, init) => {
      sent += 1;
      const [of, url] = input instanceof Request ? [input, input.url] : [init, String(input)];
      const name = `${of?.method ?? 'GET'} ${new URL(url).pathname}`;
      const request = { name, signal: init?.signal ?? of?.signal };
      open.add(request);
      try {
        return await fetch(input, init);
      } finally {
        open.delete(request);
      }
    },
    underWay: () => [...open].flatMap(({ name, signal }) => (signal?.aborted ? [] : [name])),
    sent: () => sent,
  };
};
