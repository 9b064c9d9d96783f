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

const layerOf = (path: string): string =>
  path.startsWith('machines/') ? 'machines' : (/^src\/([^/]+)\//.exec(path)?.[1] ?? 'entry');

/** What each layer may import besides itself: only what is below it. */
const below: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  machines: ['domain'],
  cyclr: ['domain'],
  oauth: ['domain'],
  services: ['domain', 'machines', 'oauth'],
  view: ['domain', 'machines', 'oauth', 'services'],
  sandbox: [],
  cli: ['domain', 'machines', 'cyclr', 'oauth', 'services', 'view', 'sandbox'],
  entry: ['domain', 'oauth', 'services', 'view'],
};

for (const entry of [
  'src/index.ts',
  'machines/index.ts',
  'src/cyclr/index.ts',
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

test('the main entry pulls in no client, gateway or sandbox, and nothing of Node', async () => {
  const { files, packages } = await reach('src/index.ts');
  assert.not.ok(files.some((path) => /src\/(cyclr|gateway|sandbox|cli)\//.test(path)));
  assert.not.ok(packages.some((name) => name.startsWith('node:') || name === 'ky'));
});

test.run();
