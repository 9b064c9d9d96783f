import type { Terminal } from './terminal.js';

// Runners such as npx and tsx send on a Ctrl-C that the terminal has sent to every process already. In milliseconds.
const relayed = 500;

/**
 * Who hears of Ctrl-C. The first press goes to those who listen, once; a later one that nobody waits for ends the
 * process.
 *
 * @param end ends the process
 * @param now in milliseconds
 * @returns `press` is for each SIGINT
 */
export const interrupts = (
  end: () => void,
  now = () => performance.now(),
): Pick<Terminal, 'onInterrupt'> & { readonly press: () => void } => {
  const listening = new Set<() => void>();
  let last = Number.NEGATIVE_INFINITY;
  return {
    onInterrupt: (interrupted) => {
      // Not the function itself: it may be listening already.
      const listener = () => interrupted();
      listening.add(listener);
      return () => void listening.delete(listener);
    },
    press: () => {
      const at = now();
      if (at - last < relayed) return;
      last = at;
      const heard = [...listening];
      listening.clear();
      if (heard.length === 0) end();
      for (const listener of heard) listener();
    },
  };
};
