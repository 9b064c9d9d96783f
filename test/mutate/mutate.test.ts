import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  accountAuthMachine,
  authenticationWatchMachine,
  connectorAuthMachine,
  connectorDisconnectMachine,
} from '../../machines/index.js';
import { partsOf } from '../model/chart/parts.js';
import { unexplained } from './document.js';
import { allMutants } from './generate/mutants.js';
import type { Suite } from './suites.js';
import { runnerOf, soundOf, verdictOn } from './verdict.js';

const mutants = await allMutants();

for (const [file, machine] of [
  ['account-auth', accountAuthMachine],
  ['authentication-watch', authenticationWatchMachine],
  ['connector-auth', connectorAuthMachine],
  ['connector-disconnect', connectorDisconnectMachine],
] as const) {
  const of = (what: string) =>
    mutants.filter(
      ({ file: of, name }) => of === `machines/${file}.machine.ts` && name.endsWith(what),
    ).length;

  test(`each transition of ${machine.id} is taken away, and each guard`, () => {
    const { transitions } = partsOf(machine);
    assert.is(of(' transition removed'), transitions.length);
    assert.is(
      of(': without guard'),
      transitions.filter(({ definition }) => definition.guard).length,
    );
  });
}

test('each guard is made to say yes and to say no', () => {
  const answers = (answer: boolean) =>
    mutants.filter(({ name }) => name.endsWith(` always ${answer}`)).length;
  const setUp = [accountAuthMachine, connectorAuthMachine, connectorDisconnectMachine].flatMap(
    ({ implementations }) => Object.keys(implementations.guards),
  );
  assert.is(answers(true), setUp.length);
  // A guard that is written where it is used says yes when it is taken away there.
  assert.is(answers(false), setUp.length + 2);
});

test('each mutant has a name of its own, and is a change of its own', () => {
  assert.is(new Set(mutants.map(({ name }) => name)).size, mutants.length);
  assert.is(new Set(mutants.map(({ source }) => source)).size, mutants.length);
});

test('a mutant that survives has to be explained', () => {
  const one = { name: 'nothing of this name', kind: 'transition', file: 'none.ts' } as const;
  assert.equal(unexplained([{ ...one, end: 'survived' }]), [one.name]);
  assert.equal(unexplained([{ ...one, end: 'killed' }]), []);
});

const disconnecting: Suite = {
  name: 'disconnecting',
  files: ['test/machine/disconnect.test.ts'],
};

test('what is taken away is noticed, and nothing else is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mutants-'));
  const sound = await soundOf(disconnecting, folder, ['src/domain/auth-error.ts']);
  assert.ok(sound);
  assert.is(await soundOf(disconnecting, folder, ['src/gateway/client.ts']), undefined);
  const runner = await runnerOf(disconnecting, folder);
  try {
    const ready = [{ ...sound, runner }];
    const mutant = mutants.find(({ name }) =>
      name.endsWith('disconnect.confirm transition removed'),
    );
    assert.ok(mutant);
    const { name, file } = mutant;
    assert.equal(await verdictOn(mutant, ready), {
      name,
      end: 'killed',
      by: 'test/machine/disconnect.test.ts',
    });
    const source = `${await readFile(file, 'utf8')}\n// More words.`;
    assert.is((await verdictOn({ ...mutant, source }, ready)).end, 'same');
    const elsewhere = mutants.find((one) => one.file === 'src/gateway/client.ts');
    assert.ok(elsewhere);
    assert.is((await verdictOn(elsewhere, ready)).end, 'survived');
  } finally {
    await runner.dispose();
    await rm(folder, { recursive: true });
  }
});

test.run();
