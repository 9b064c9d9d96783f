import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What is measured, and of what: a page takes of `.` what it uses. */
const imports = {
  '.': `export * from './dist/src/index.js'`,
  '. with a store and a gateway': `export { createConnectorAuth, createGatewayClient } from './dist/src/index.js'`,
  './machines': `export * from './dist/machines/index.js'`,
  './element': `export * from './dist/src/element/index.js'`,
  './element/account': `export * from './dist/src/element/account/index.js'`,
  './element/disconnect': `export * from './dist/src/element/disconnect/index.js'`,
  './inspect': `export * from './dist/src/inspect/index.js'`,
};

/** The given stack, and the names it goes by inside the package. */
const stack = [
  'xstate',
  'ky',
  'io-ts',
  'io-ts/*',
  'fp-ts',
  'fp-ts/*',
  '#fp-ts/*',
  '#io-ts',
  '#io-ts/*',
  'lit',
  'lit/*',
];

/** Loaded only by those who have it. */
const optional = ['@statelyai/inspect'];

/** Bytes, minified and gzipped, of a module that says this. */
export const gzipped = async (contents: string, external: readonly string[]): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: [...external, ...optional],
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
};

/** Bytes, minified and gzipped, of each entry that runs in a browser. */
export const measureSizes = async () =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(imports).map(async ([name, contents]) => [
        name,
        { everything: await gzipped(contents, []), ownCode: await gzipped(contents, stack) },
      ]),
    ),
  );
