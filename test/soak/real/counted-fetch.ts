/** A fetch that knows what it has under way. */
export interface CountedFetch {
  readonly fetch: typeof globalThis.fetch;
  /** How many requests are neither answered nor given up. */
  readonly underWay: () => number;
  readonly sent: () => number;
}

export const countedFetch = (): CountedFetch => {
  let sent = 0;
  const open = new Set<{ readonly signal: AbortSignal | null | undefined }>();
  return {
    fetch: async (input, init) => {
      sent += 1;
      const request = { signal: input instanceof Request ? input.signal : init?.signal };
      open.add(request);
      try {
        return await fetch(input, init);
      } finally {
        open.delete(request);
      }
    },
    underWay: () => [...open].filter(({ signal }) => !signal?.aborted).length,
    sent: () => sent,
  };
};
