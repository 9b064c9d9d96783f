/** Beyond a day a number says nothing any more (some servers send a date as seconds). */
const longest = 24 * 60 * 60 * 1000;

/**
 * Reads a `Retry-After` header: seconds, or an HTTP date.
 *
 * @returns the time to wait in ms, at most a day; nothing where the header is missing, garbage or in the past
 */
export const retryAfterOf = (header: string | null, now: number): number | undefined => {
  const text = header?.trim() ?? '';
  const wait = /^\d+(\.\d+)?$/.test(text)
    ? Number(text) * 1000
    : // Only what starts with a day's name is a date: Date.parse also takes things like "-1".
      /^[a-z]{3,9},? /i.test(text)
      ? Date.parse(text) - now
      : Number.NaN;
  return wait > 0 ? Math.min(Math.ceil(wait), longest) : undefined;
};
