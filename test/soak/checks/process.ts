import type { Violations } from './violations.js';

/**
 * Listens for what nobody else handles: rejections, exceptions, and Node's own warnings, such as of too many
 * listeners. An exception ends no run, and is told of by name.
 *
 * @returns what ends it
 */
export const watchProcess = (found: Violations): (() => void) => {
  const rejected = (reason: unknown) => found.add('unhandled rejection', String(reason));
  const thrown = (error: unknown) => found.add('uncaught exception', String(error));
  const warned = ({ name, message }: Error) => {
    if (name !== 'ExperimentalWarning') found.add('warning', `${name}: ${message}`);
  };
  process.on('unhandledRejection', rejected);
  process.on('uncaughtException', thrown);
  process.on('warning', warned);
  return () => {
    process.off('unhandledRejection', rejected);
    process.off('uncaughtException', thrown);
    process.off('warning', warned);
  };
};

/** What keeps the process alive now and did not before, by kind. */
export const resourcesBeyond = (before: readonly string[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo())
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const kind of before) counts.set(kind, (counts.get(kind) ?? 0) - 1);
  return [...counts].flatMap(([kind, count]) => (count > 0 ? [`${count} ${kind}`] : []));
};
