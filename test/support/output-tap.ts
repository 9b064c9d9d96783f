const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const;

/**
 * Hears what is written to the console and to the process's streams, and lets it through.
 *
 * @returns what ends it
 */
export const tapOutput = (hear: (args: readonly unknown[]) => void): (() => void) => {
  const tapped = <Write extends object>(write: Write): Write =>
    new Proxy(write, {
      apply: (target, self, args: readonly unknown[]) => {
        hear(args);
        return typeof target === 'function' ? Reflect.apply(target, self, args) : undefined;
      },
    });
  const { console: log } = globalThis;
  const undo: (() => void)[] = [];
  for (const method of methods) {
    const original = log[method];
    log[method] = tapped(original);
    undo.push(() => {
      log[method] = original;
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    const { write } = stream;
    stream.write = tapped(write);
    undo.push(() => {
      stream.write = write;
    });
  }
  return () => {
    for (const one of undo) one();
  };
};
