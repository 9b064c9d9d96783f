/**
 * Finds by name: exactly, and where there is no such name, without regard to case.
 * Cyclr matches request members without regard to case, so it may store a name in another case.
 */
export const findByName = <A>(
  all: readonly A[],
  nameOf: (one: A) => string,
  name: string,
): A | undefined =>
  all.find((one) => nameOf(one) === name) ?? all.find((one) => sameName(nameOf(one), name));

/** Whether two names are the same without regard to case. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
