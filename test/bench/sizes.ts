import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const entries = {
  '.': 'dist/src/index.js',
  './machines': 'dist/machines/index.js',
  './element': 'dist/src/element/index.js',
  './element/account': 'dist/src/element/account/index.js',
  './element/disconnect': 'dist/src/element/disconnect/index.js',
  './inspect': 'dist/src/inspect/index.js',
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

const gzipped = async (entry: string, external: readonly string[]): Promise<number> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
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
      Object.entries(entries).map(async ([name, entry]) => [
        name,
        { everything: await gzipped(entry, []), ownCode: await gzipped(entry, stack) },
      ]),
    ),
  );
