import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const run = promisify(execFile);
const root = new URL('..', import.meta.url).pathname;

/** A project with the packed tarball installed, its dependencies taken from here. */
const withPacked = async (use: (project: string) => Promise<void>) => {
  const project = await mkdtemp(join(tmpdir(), 'packed-'));
  try {
    await run('npm', ['pack', '--ignore-scripts', '--pack-destination', project], { cwd: root });
    const modules = join(project, 'node_modules');
    await mkdir(join(modules, 'cyclr-auth-machine'), { recursive: true });
    const tarball = join(project, 'cyclr-auth-machine-0.1.0.tgz');
    await run('tar', [
      'xzf',
      tarball,
      '-C',
      join(modules, 'cyclr-auth-machine'),
      '--strip-components=1',
    ]);
    for (const name of [
      ...['xstate', 'ky', 'io-ts', 'fp-ts', 'hono', '@hono', 'commander', '@types'],
      ...['lit', 'lit-html', 'lit-element', '@lit', '@lit-labs'],
    ]) {
      await symlink(join(root, 'node_modules', name), join(modules, name));
    }
    await writeFile(join(project, 'package.json'), '{"type":"module"}');
    await use(project);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
};

test('the packed package loads in plain Node and its types compile', async () => {
  await run('npm', ['run', 'build'], { cwd: root });
  await withPacked(async (project) => {
    const host = `
import { createConnectorAuth, createServices, describeConnectorAuth, isAuthError, Secret, type ConnectorView } from 'cyclr-auth-machine';
import { connectorAuthMachine } from 'cyclr-auth-machine/machines';
import { createCyclrClient } from 'cyclr-auth-machine/cyclr';
import { createGateway } from 'cyclr-auth-machine/gateway';
import { fromXState } from 'cyclr-auth-machine/inspect';
import 'cyclr-auth-machine/element';
import 'cyclr-auth-machine/element/account';
import 'cyclr-auth-machine/element/disconnect';
import { startSandbox } from 'cyclr-auth-machine/sandbox';
import { createActor } from 'xstate';

const { apiUrl, serviceUrl, clientId, clientSecret, accountId, username, close } = await startSandbox();
const api = createCyclrClient({ apiUrl, serviceUrl, clientId, clientSecret, accountId, username });
const auth = createConnectorAuth({ api, accountConnectorId: 1001 });
auth.subscribe((view: ConnectorView) => {
  if (view.step === 'apiKey') queueMicrotask(() => auth.submitApiKey('k'));
});
const seen: string[] = [];
const actor = createActor(connectorAuthMachine.provide({ actors: createServices(api) }), {
  input: { accountConnectorId: 1001 },
  inspect: fromXState((event) => seen.push(event.type)),
});
const gateway = createGateway({
  cyclr: { apiUrl, serviceUrl, clientId, clientSecret },
  authorize: () => ({ accountId, username }),
  secret: 'a gateway secret of at least thirty-two characters',
});
const answer = await gateway(new Request('http://127.0.0.1/cyclr-auth/connectors/1002'));
const element: HTMLElementTagNameMap['cyclr-connector-auth'] | undefined = undefined;
const disconnect: HTMLElementTagNameMap['cyclr-connector-disconnect'] | undefined = undefined;
const step: ConnectorView['step'] = describeConnectorAuth(actor.getSnapshot()).step;
// @ts-expect-error a key has to be a Secret before it goes into an event
actor.send({ type: 'apiKey.submit', key: 'plain' });
console.log([(await auth.done).status, step, isAuthError({}), Secret.of('x'), answer.status, seen.length > 0, element ?? disconnect].join(' '));
await close();
`;
    await writeFile(join(project, 'host.mts'), host);
    await run(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck'],
        ...['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom', '--types', 'node'],
        'host.mts',
      ],
      { cwd: project },
    ).catch((error: { stdout?: string }) => assert.unreachable(error.stdout ?? 'tsc failed'));
    const { stdout } = await run(process.execPath, ['host.mjs'], { cwd: project });
    assert.is(stdout.trim(), 'authenticated loading false [secret] 200 true');
  });
});

test('the packed viewer is found by its name, and is whole wherever it is served', async () => {
  await run('npm', ['run', '--silent', 'build:pages'], { cwd: root });
  await withPacked(async (project) => {
    const script = `
import { readFileSync } from 'node:fs';
const page = new URL(import.meta.resolve('cyclr-auth-machine/inspect/viewer'));
const text = readFileSync(page, 'utf8');
const named = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, name]) => name).filter((name) => !name.startsWith('data:'));
const sizes = named.map((name) => [name, readFileSync(new URL(import.meta.resolve('cyclr-auth-machine/inspect/viewer/' + name))).length]);
console.log(JSON.stringify(Object.fromEntries(sizes)));
`;
    await writeFile(join(project, 'viewer.mjs'), script);
    const { stdout } = await run(process.execPath, ['viewer.mjs'], { cwd: project });
    const sizes: Readonly<Record<string, number>> = JSON.parse(stdout);
    // By their names alone, so that they are found beside the page.
    assert.equal(Object.keys(sizes).sort(), ['page.js', 'viewer.css']);
    for (const [name, size] of Object.entries(sizes)) assert.ok(size > 1_000, name);
  });
});

test('what would be published is well formed', async () => {
  const { stdout } = await run('npx', ['publint', '--strict', '--pack', 'false'], { cwd: root });
  assert.match(stdout, /All good/);
});

test.run();
