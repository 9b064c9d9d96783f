import { build } from 'esbuild';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

/** The source files and packages that an entry point pulls in when it runs. */
const reach = async (entry: string) => {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    write: false,
    metafile: true,
  });
  const inputs = Object.entries(metafile.inputs);
  return {
    files: inputs.map(([path]) => path),
    packages: [
      ...new Set(
        inputs.flatMap(([, { imports }]) =>
          imports.filter(({ external }) => external).map(({ path }) => path),
        ),
      ),
    ].sort(),
    edges: inputs.flatMap(([from, { imports }]) =>
      imports.filter(({ external }) => !external).map(({ path }) => [from, path] as const),
    ),
  };
};

/** Parts of a folder that stand above the rest of it: they run in a browser or show what is below. */
const parts = {
  'src/gateway/(client|wire|routes)': 'gatewayClient',
  'src/inspect/viewer/': 'viewer',
};

const layerOf = (path: string): string => {
  const part = Object.entries(parts).find(([pattern]) => new RegExp(`^${pattern}`).test(path));
  if (part) return part[1];
  return path.startsWith('machines/')
    ? 'machines'
    : (/^src\/sandbox\/(demo)\//.exec(path)?.[1] ?? /^src\/([^/]+)\//.exec(path)?.[1] ?? 'entry');
};

/** What each layer may import besides itself: only what is below it. */
const below: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  machines: ['domain'],
  cyclr: ['domain'],
  oauth: ['domain'],
  gatewayClient: ['domain'],
  gateway: ['domain', 'cyclr', 'oauth', 'gatewayClient'],
  services: ['domain', 'machines', 'oauth'],
  view: ['domain', 'machines', 'oauth', 'services'],
  inspect: ['domain'],
  viewer: ['inspect'],
  element: ['domain', 'gatewayClient', 'oauth', 'view'],
  sandbox: [],
  demo: [
    'domain',
    'gateway',
    'gatewayClient',
    'oauth',
    'view',
    'inspect',
    'viewer',
    'element',
    'sandbox',
  ],
  cli: ['domain', 'machines', 'cyclr', 'oauth', 'view', 'inspect', 'sandbox', 'demo'],
  entry: ['domain', 'gatewayClient', 'oauth', 'services', 'view'],
};

for (const entry of [
  'src/index.ts',
  'machines/index.ts',
  'src/cyclr/index.ts',
  'src/gateway/index.ts',
  'src/inspect/index.ts',
  'src/element/index.ts',
  'src/element/account/index.ts',
  'src/sandbox/index.ts',
  'src/cli/main.ts',
]) {
  test(`imports of ${entry} point downward only`, async () => {
    for (const [from, to] of (await reach(entry)).edges) {
      const [layer, target] = [layerOf(from), layerOf(to)];
      assert.ok(layer === target || below[layer]?.includes(target), `${from} imports ${to}`);
    }
  });
}

test('machines run on xstate and the domain alone', async () => {
  const { files, packages } = await reach('machines/index.ts');
  assert.equal(
    packages.filter((name) => !name.startsWith('#fp-ts') && !name.startsWith('fp-ts')),
    ['xstate'],
  );
  assert.ok(files.every((path) => /^(machines|src\/domain)\//.test(path)));
});

for (const entry of ['src/index.ts', 'src/element/index.ts']) {
  test(`${entry} takes of fp-ts nothing that no bundler may leave out`, async () => {
    const { packages } = await reach(entry);
    assert.equal(
      packages.filter((name) => name.startsWith('#fp-ts/') && name !== '#fp-ts/function'),
      [],
    );
  });
}

test('the main entry pulls in no client, gateway or sandbox, and nothing of Node', async () => {
  const { files, packages } = await reach('src/index.ts');
  assert.not.ok(files.some((path) => /src\/(cyclr|sandbox|cli|element|inspect)\//.test(path)));
  assert.not.ok(files.some((path) => layerOf(path) === 'gateway'));
  assert.not.ok(packages.some((name) => name.startsWith('node:') || name === 'ky'));
});

test.run();
