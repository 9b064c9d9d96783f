/** Reading of what nothing is known of: it may be a proxy, have getters that throw, or lie about what it is. */

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;

export const isCallable = (value: unknown): value is (...args: readonly unknown[]) => unknown =>
  typeof value === 'function';

/** The outcome of reading, or `otherwise` when it throws. */
export const attempt = <A>(read: () => A, otherwise: A): A => {
  try {
    return read();
  } catch {
    return otherwise;
  }
};

/** A property of one of XState's own objects. It runs getters, so it is not for what a user put in. */
export const field = (value: unknown, key: string): unknown =>
  isObject(value) || isCallable(value)
    ? attempt<unknown>(() => Reflect.get(value, key), undefined)
    : undefined;

export const textField = (value: unknown, key: string): string | undefined => {
  const found = field(value, key);
  return typeof found === 'string' ? found : undefined;
};

export const listField = (value: unknown, key: string): readonly unknown[] => {
  const found = field(value, key);
  return Array.isArray(found) ? found : [];
};

export const entriesField = (value: unknown, key: string): readonly [string, unknown][] => {
  const found = field(value, key);
  return isObject(found) ? attempt(() => Object.entries(found), []) : [];
};

/** A property found without running a getter, inherited ones included. */
export const dataOf = (value: object, key: string): unknown =>
  attempt<unknown>(() => {
    // No honest chain is this long; a proxy's may have no end.
    let holder: object | null = value;
    for (let steps = 0; holder && steps < 10; steps += 1) {
      const found: PropertyDescriptor | undefined = Object.getOwnPropertyDescriptor(holder, key);
      if (found) return found.value;
      holder = Object.getPrototypeOf(holder);
    }
    return undefined;
  }, undefined);

/** Puts a property in only where there is something to put. */
export const given = <Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } => {
  const entry: { [K in Key]?: Value } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
};
