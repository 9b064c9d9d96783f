/** A view as JSON. The link in it is different each time, and its picture is large. */
export const shown = (view: unknown): unknown =>
  JSON.parse(
    JSON.stringify(view ?? null, (key, value: unknown) => {
      if (key === 'url') return 'a sign-in link';
      return key === 'icon' && typeof value === 'string' ? value.length : value;
    }),
  );
