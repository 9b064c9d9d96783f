import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { suite, type uvu } from 'uvu';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';
const installed = existsSync(path);
const required = process.env.REQUIRE_BROWSER === '1';

// Nothing of Chromium's own talks to the network.
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the system's Chromium. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: path,
    args,
    // A user's browser blocks windows that nobody asked for.
    ignoreDefaultArgs: ['--disable-popup-blocking'],
  });

export interface InBrowser {
  browser: Browser;
}

type BrowserTest = uvu.Test<InBrowser>;

let told = false;

/**
 * Runs tests with a Chromium of their own. Without one they are skipped with one loud line, or fail where the
 * environment says `REQUIRE_BROWSER=1`.
 */
export const browserSuite = (name: string, define: (test: BrowserTest) => void): void => {
  if (!installed && !required) {
    if (!told)
      process.stderr.write(
        `\n*** NO CHROMIUM AT ${path}: THE TESTS IN A BROWSER ARE SKIPPED ***\n`,
      );
    told = true;
    return;
  }
  const tests = suite<InBrowser>(name);
  tests.before(async (context) => {
    context.browser = await launchChromium();
  });
  tests.after(({ browser }) => browser?.close());
  define(tests);
  tests.run();
};
