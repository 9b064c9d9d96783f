/** How much a whole night has to try at least, by what is tried. */
const least: Readonly<Record<string, number>> = { sequences: 100_000, bodies: 100_000 };

/** What was tried less than a whole night has to, in words. */
export const shortOf = (
  tried: readonly (readonly [of: string, count: number])[],
): readonly string[] =>
  Object.entries(least).flatMap(([of, wanted]) => {
    const count = tried.find(([name]) => name === of)?.[1] ?? 0;
    return count < wanted ? [`${count} ${of} are fewer than ${wanted}`] : [];
  });
