const mostKept = 400;

export interface Repeats {
  /** From here on, what was told before may be told again. */
  readonly start: () => void;
  /** Whether this was told before; it is remembered if not. */
  readonly has: (message: string) => boolean;
}

/** A server tells who calls again what it told already: that is recognised, in its order, until something new comes. */
export const repeats = (): Repeats => {
  const told: string[] = [];
  let again: readonly string[] = [];
  return {
    start: () => {
      again = [...told];
    },
    has: (message) => {
      const at = again.indexOf(message);
      again = at < 0 ? [] : again.slice(at + 1);
      if (at >= 0) return true;
      told.push(message);
      if (told.length > mostKept) told.shift();
      return false;
    },
  };
};
