import { PassThrough, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { interrupts } from '../../src/cli/interrupts.js';
import { run } from '../../src/cli/program.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { environment } from './command-line.js';

export const keys = {
  enter: '\r',
  down: '\u001b[B',
  up: '\u001b[A',
  ctrlC: '\u0003',
  /** Takes away what stands in the line. */
  clear: '\u0015',
} as const;

/** A person at the terminal, who types only what is asked for. */
export interface Typist {
  /** Waits until this is shown, after whatever was waited for last; gives what stood between. */
  readonly sees: (text: string) => Promise<string>;
  readonly types: (...texts: readonly string[]) => void;
  /** Chooses the option that has this label, of a list that is shown. */
  readonly picks: (label: string) => Promise<void>;
  /** A SIGINT that comes from elsewhere. */
  readonly interrupts: () => void;
  /** All that was shown. */
  readonly screen: () => string;
}

// Only a test that goes wrong waits so long. In milliseconds.
const patience = 15_000;

/**
 * Runs the command line with a person at the terminal, in this process.
 *
 * @returns the exit code, all that was shown, and how many still wait for a key
 */
export const typing = async (
  sandbox: Sandbox,
  args: readonly string[],
  person: (typist: Typist) => Promise<void>,
): Promise<{ readonly code: number; readonly screen: string; readonly waiting: number }> => {
  let shown = '';
  let seen = 0;
  let changed = (): void => undefined;
  const stdin = new PassThrough();
  const stdout = new Writable({
    write: (chunk, _encoding, done) => {
      shown += stripVTControlCharacters(String(chunk)).replaceAll('\r', '');
      changed();
      done();
    },
  });
  const line = (text: string) => void stdout.write(`${text}\n`);
  const { onInterrupt, press } = interrupts(() => undefined);

  const sees = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const giveUp = setTimeout(
        () => reject(new Error(`"${text}" was not shown after:\n${shown.slice(seen)}`)),
        patience,
      );
      const look = () => {
        const at = shown.indexOf(text, seen);
        if (at < 0) return;
        clearTimeout(giveUp);
        changed = () => undefined;
        const between = shown.slice(seen, at);
        seen = at + text.length;
        // What is shown is written before its keys are heard.
        setImmediate(() => resolve(between));
      };
      changed = look;
      look();
    });
  const types = (...texts: readonly string[]) => {
    for (const text of texts) stdin.write(text);
  };
  const picks = async (label: string) => {
    const frame = shown.slice(Math.max(0, shown.lastIndexOf('◆')));
    const options = frame.split('\n').filter((row) => /^│ {2}[●○]/.test(row));
    const place = options.findIndex((row) => row.slice(5).startsWith(label));
    if (place < 0) throw new Error(`"${label}" is not among:\n${frame}`);
    const chosen = options.findIndex((row) => row.startsWith('│  ●'));
    const step = place < chosen ? keys.up : keys.down;
    for (let left = Math.abs(place - chosen); left > 0; left -= 1) types(step);
    types(keys.enter);
  };

  const running = run(args, {
    env: environment(sandbox),
    stdin,
    stdout,
    out: line,
    note: line,
    interactive: true,
    onInterrupt,
  });
  let isDone = false;
  const acting = person({ sees, types, picks, interrupts: press, screen: () => shown }).then(() => {
    isDone = true;
  });
  let giveUp: NodeJS.Timeout | undefined;
  const stuck = acting.then(
    () =>
      new Promise<never>((_, reject) => {
        const why = () => reject(new Error(`It did not end:\n${shown}`));
        giveUp = setTimeout(why, patience);
      }),
  );
  const code = await Promise.race([running, stuck]);
  clearTimeout(giveUp);
  // The last that is to be seen may only just have been shown.
  for (let turn = 0; turn < 5 && !isDone; turn += 1) await new Promise(setImmediate);
  if (!isDone) throw new Error(`It ended before the person had done:\n${shown}`);
  return { code, screen: shown, waiting: stdin.listenerCount('keypress') };
};
