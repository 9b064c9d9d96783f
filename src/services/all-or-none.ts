/**
 * Requests that are made at once and only count together: as soon as one of them fails, the others are aborted.
 *
 * @param signal aborts them all
 */
export const allOrNone = async <A>(
  signal: AbortSignal,
  begin: (signal: AbortSignal) => Promise<A>,
): Promise<A> => {
  const over = new AbortController();
  try {
    return await begin(AbortSignal.any([signal, over.signal]));
  } finally {
    over.abort();
  }
};
