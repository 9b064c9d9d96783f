/** A view as JSON. A link or a cycle in it is another one each time, and its picture is large. */
export const shown = (view: unknown): unknown =>
  JSON.parse(
    JSON.stringify(view ?? null, (key, value: unknown) => {
      if (key === 'url') return 'a sign-in link';
      if (key === 'cycleId') return 'a cycle';
      return key === 'icon' && typeof value === 'string' ? value.length : value;
    }),
  );
