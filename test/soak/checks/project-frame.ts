const ours = /\/(src|machines|node_modules\/(ky|xstate))\/[^)\s]*/;

/**
 * The place in the library, or in what it is built on, that has called the function which asks this; nothing where
 * that was the test itself, or Node. The sandbox is no part of what is soaked.
 *
 * @param above the function that asks
 */
export const projectFrame = (above: (...args: never[]) => unknown): string | undefined => {
  const holder: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(holder, above);
  Error.stackTraceLimit = limit;
  const place = ours.exec(holder.stack ?? '')?.[0];
  return place === undefined || place.startsWith('/src/sandbox/') ? undefined : place;
};
