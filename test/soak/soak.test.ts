import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type SoakOptions, type SoakResult, soakReal, soakSimulated } from './soak.js';

const seed = 20_260_101;

const oneWave = async (
  soak: (options: SoakOptions) => Promise<SoakResult>,
  flows: number,
): Promise<SoakResult> => {
  const said: string[] = [];
  const result = await soak({
    seed,
    flows,
    ms: 0,
    least: 1,
    warmUp: 1,
    say: (line) => said.push(line),
  });
  process.stdout.write(`\n${said.join('\n')}\n`);
  return result;
};

test(`hundreds of flows at once on a simulated clock leave nothing behind (seed ${seed})`, async () => {
  const { rows, violations } = await oneWave(soakSimulated, 200);
  assert.equal(violations, []);
  const [row] = rows;
  assert.ok((row?.atOnce ?? 0) > 150);
  assert.ok((row?.spoilt ?? 0) > 100 && (row?.secrets ?? 0) > 0);
  assert.ok((row?.authenticated ?? 0) > 50 && (row?.cancelled ?? 0) > 20);
});

test(`flows at once over real HTTP leave nothing behind (seed ${seed})`, async () => {
  const { rows, violations } = await oneWave(soakReal, 16);
  assert.equal(violations, []);
  assert.ok((rows[0]?.spoilt ?? 0) > 0);
});

test.run();
