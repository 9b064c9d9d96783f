import { styleText } from 'node:util';

/**
 * Preloaded by `npm test`: what failed is said again after the last line. The runner tells a failure where it happens,
 * minutes and screens before the end, and what keeps only the end of an output keeps no reason.
 */
const failure = /^\n\s*\S*\sFAIL\s/;
const failures: string[] = [];
const { stdout } = process;
const { write } = stdout;

stdout.write = new Proxy(write, {
  apply: (target, self, args: readonly unknown[]) => {
    const [text] = args;
    if (typeof text === 'string' && failure.test(text)) {
      // Not before there is one: whoever reports at the exit has asked for it by then, and comes first.
      if (failures.length === 0) process.once('exit', sayAgain);
      failures.push(text);
    }
    return Reflect.apply(target, self, args);
  },
});

const sayAgain = (): void => {
  Reflect.apply(write, stdout, [
    `${styleText('bold', '\n  What failed, again:')}\n${failures.join('')}`,
  ]);
};
