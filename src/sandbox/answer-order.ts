/** The place of one request among those of its server. */
export interface Turn {
  /** Resolves once an answer to a later request has gone out. */
  overtaken(): Promise<void>;
  /** Notes that the answer has gone out. */
  answered(): void;
}

/** Knows in which order the requests of one server came, for answers that are to go out in another. */
export const createAnswerOrder = (): { readonly take: () => Turn } => {
  const waiting = new Map<number, () => void>();
  let last = 0;
  return {
    take: () => {
      last += 1;
      const own = last;
      return {
        overtaken: () =>
          new Promise((resolve) => {
            waiting.set(own, resolve);
          }),
        answered: () => {
          waiting.delete(own);
          for (const [earlier, wake] of waiting) {
            if (earlier < own) wake();
          }
        },
      };
    },
  };
};
