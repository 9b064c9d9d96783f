/** A signal of one request, and what ends it. */
export interface RequestLimit {
  readonly signal: AbortSignal;
  /** Whether the time was up. */
  readonly isUp: () => boolean;
  /** To be called once the request has been answered: nothing of the limit is left then. */
  readonly end: () => void;
}

/**
 * Aborted after so many ms, or with the caller's own signal. `AbortSignal.timeout` and `AbortSignal.any` would stay
 * behind after the answer, for all of that time and for as long as the caller's signal lives.
 */
export const requestLimit = (ms: number, caller: AbortSignal | undefined): RequestLimit => {
  const ended = new AbortController();
  let isUp = false;
  const stop = () => ended.abort();
  const timer = setTimeout(() => {
    isUp = true;
    stop();
  }, ms);
  if (caller?.aborted) stop();
  caller?.addEventListener('abort', stop);
  return {
    signal: ended.signal,
    isUp: () => isUp,
    end: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', stop);
    },
  };
};
