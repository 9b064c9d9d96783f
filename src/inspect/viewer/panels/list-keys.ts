const moves: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  End: Number.POSITIVE_INFINITY,
  Home: Number.NEGATIVE_INFINITY,
};

/** Moves through a list by its keys; `move` gets the index to go to. */
export const listKeys =
  (index: number, count: number, move: (index: number) => void) => (event: KeyboardEvent) => {
    const by = moves[event.key];
    if (by === undefined || count === 0) return;
    event.preventDefault();
    move(Math.max(0, Math.min(count - 1, index + by)));
  };
