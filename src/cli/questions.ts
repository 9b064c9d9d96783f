/** One question is open at a time: the next one takes the one before away. */
export interface Questions {
  /** Opens the next question, which is there until the signal is aborted. */
  readonly next: () => AbortSignal;
  readonly close: () => void;
}

export const questions = (): Questions => {
  let open = new AbortController();
  return {
    next: () => {
      open.abort();
      open = new AbortController();
      return open.signal;
    },
    close: () => open.abort(),
  };
};
