import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { gzipped } from './bench/sizes.js';

// With everything in it that a page does not have already, in bytes, minified and gzipped.
for (const [entry, most] of [
  ['src/index.ts', 30_000],
  ['src/element/index.ts', 40_000],
] as const) {
  test(`${entry} weighs ${most} bytes at most`, async () => {
    const bytes = await gzipped(`export * from './${entry}'`, []);
    assert.ok(bytes <= most, `${bytes} bytes`);
    // Not because nothing was bundled.
    assert.ok(bytes > most / 2, `${bytes} bytes`);
  });
}

test.run();
