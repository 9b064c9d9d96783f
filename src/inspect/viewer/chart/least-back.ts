/** `weights[from][to]`: how much leads from one to the other. */
export type Weights = readonly (readonly number[])[];

const weight = (weights: Weights, from: number, to: number): number => weights[from]?.[to] ?? 0;

/** Up to here all orders are weighed; beyond, it would take too long. */
const mostExact = 13;

/** The order in which least leads back, found over all sets of those that come first. */
const exactly = (count: number, weights: Weights): readonly number[] => {
  const sets = 2 ** count;
  const least = new Float64Array(sets).fill(Number.POSITIVE_INFINITY);
  const last = new Int8Array(sets).fill(-1);
  least[0] = 0;
  for (let set = 1; set < sets; set += 1) {
    for (let one = 0; one < count; one += 1) {
      const before = set & ~(1 << one);
      if (before === set) continue;
      let back = least[before] ?? 0;
      for (let other = 0; other < count; other += 1) {
        if (before & (1 << other)) back += weight(weights, one, other);
      }
      // Of two that are as good, the one that keeps the order they came in.
      if (back <= (least[set] ?? 0) + 1e-9) {
        least[set] = back;
        last[set] = one;
      }
    }
  }
  const order: number[] = [];
  for (let set = sets - 1; set > 0; ) {
    const one = last[set] ?? 0;
    order.unshift(one);
    set &= ~(1 << one);
  }
  return order;
};

/** Swaps neighbours for as long as less leads back. */
const nearly = (count: number, weights: Weights): readonly number[] => {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let round = 0, better = true; better && round < count; round += 1) {
    better = false;
    for (let at = 1; at < count; at += 1) {
      const [one = 0, other = 0] = [order[at - 1], order[at]];
      if (weight(weights, other, one) <= weight(weights, one, other)) continue;
      [order[at - 1], order[at]] = [other, one];
      better = true;
    }
  }
  return order;
};

/** An order of `0 … count - 1` in which little leads back; the order of the numbers where that is as good. */
export const leastBack = (count: number, weights: Weights): readonly number[] =>
  count <= mostExact ? exactly(count, weights) : nearly(count, weights);
