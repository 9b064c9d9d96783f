import open from 'open';
import { startDemo } from '../sandbox/demo/host.js';
import type { Output } from './output.js';

interface DemoPageOptions {
  readonly port?: number;
  /** Show it in the user's browser. */
  readonly openBrowser: boolean;
  /** Calls back when the user has had enough. */
  readonly onInterrupt: (interrupted: () => void) => () => void;
}

/** Serves the demo page until Ctrl-C. */
export const serveDemo = async (
  { port, openBrowser, onInterrupt }: DemoPageOptions,
  { out, note }: Output,
): Promise<void> => {
  const demo = await startDemo(port === undefined ? {} : { port });
  try {
    out(demo.url);
    note('The demo runs until Ctrl-C.');
    // A machine without a browser is no reason to end the demo.
    if (openBrowser) await open(demo.url).catch(() => note('No browser could be opened.'));
    await new Promise<void>((resolve) => {
      onInterrupt(resolve);
    });
  } finally {
    await demo.close();
  }
};
