/** Counts what has been walked. */
export const tally = () => {
  let [paths, steps, requests] = [0, 0, 0];
  return {
    path: (length: number, asked: number) => {
      paths += 1;
      steps += length;
      requests += asked;
    },
    figures: () => `${paths} paths, ${steps} steps, ${requests} requests`,
  };
};
