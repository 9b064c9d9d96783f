/** What must never be, by name, and how often it was all the same. */
export interface Violations {
  readonly add: (name: string, detail: string) => void;
  /** Adds it where the number is not zero. */
  readonly none: (name: string, count: number, detail?: string) => void;
  /** One line for each name, with the first of its details. */
  readonly lines: () => readonly string[];
}

export const violations = (): Violations => {
  const found = new Map<string, { count: number; readonly first: string }>();
  const add = (name: string, first: string, count = 1): void => {
    const known = found.get(name);
    if (known) known.count += count;
    else found.set(name, { count, first });
  };
  return {
    add: (name, detail) => add(name, detail),
    none: (name, count, detail = '') => {
      if (count !== 0) add(name, detail, count);
    },
    lines: () =>
      [...found].map(([name, { count, first }]) => `${name} (${count})${first && `: ${first}`}`),
  };
};
