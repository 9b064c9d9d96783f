import { emitKeypressEvents } from 'node:readline';
import ora from 'ora';
import type { Screen } from './terminal.js';

const leaving = '\u0003';

/**
 * Shows that the flow is waiting, and hears the keys that may be pressed meanwhile.
 *
 * Not the prompt library's spinner: that one ends the process on Ctrl-C.
 *
 * @param keys what each key means
 * @returns what the key that was pressed means; Ctrl-C is `cancel`; nothing else settles it
 */
export const waitForKey = <Meaning extends string>(
  text: string,
  keys: Readonly<Record<string, Meaning>>,
  { stdin, stdout }: Screen,
  signal: AbortSignal,
): Promise<Meaning | 'cancel'> =>
  new Promise((resolve) => {
    const spinner = ora({ text, stream: stdout, discardStdin: false });
    const pressed = (_text: string | undefined, { sequence }: { readonly sequence?: string }) => {
      const meaning = sequence === leaving ? 'cancel' : keys[sequence?.toLowerCase() ?? ''];
      if (meaning === undefined) return;
      stop();
      resolve(meaning);
    };
    const raw = (on: boolean) => {
      if (stdin.isTTY) stdin.setRawMode?.(on);
    };
    const stop = () => {
      signal.removeEventListener('abort', stop);
      stdin.off('keypress', pressed);
      raw(false);
      stdin.pause();
      spinner.stop();
    };
    if (signal.aborted) return;
    emitKeypressEvents(stdin);
    stdin.on('keypress', pressed);
    raw(true);
    stdin.resume();
    spinner.start();
    signal.addEventListener('abort', stop);
  });
