import { randomInt } from 'node:crypto';
import { fewestWaves, warmUp } from './checks/heap.js';
import { type SoakOptions, type SoakResult, soakReal, soakSimulated } from './soak.js';

/**
 * `SOAK_MINUTES` for each clock (default 3), `SOAK_FLOWS` in a wave (default 2,500 on a simulated clock, 200 on a real
 * one), `SOAK_SEED`, and `SOAK_CLOCK`: `simulated`, `real`, or both by default.
 * The simulated half of a seed is always the same; the real one depends on the machine too.
 */
const { SOAK_MINUTES = '3', SOAK_FLOWS, SOAK_SEED, SOAK_CLOCK } = process.env;
const seed = SOAK_SEED === undefined ? randomInt(2 ** 31) : Number(SOAK_SEED);

const clocks: Readonly<
  Record<
    string,
    { flows: number; cold: number; soak: (options: SoakOptions) => Promise<SoakResult> }
  >
> = {
  simulated: { flows: 2_500, soak: soakSimulated, cold: warmUp.simulated },
  real: { flows: 200, soak: soakReal, cold: warmUp.real },
};

const say = (line: string) => void process.stdout.write(`${line}\n`);

for (const [clock, { flows, soak, cold }] of Object.entries(clocks)) {
  if (SOAK_CLOCK !== undefined && SOAK_CLOCK !== clock) continue;
  say(`\n${clock} clock, SOAK_SEED=${seed}`);
  const { violations } = await soak({
    seed,
    flows: SOAK_FLOWS === undefined ? flows : Number(SOAK_FLOWS),
    ms: Number(SOAK_MINUTES) * 60_000,
    least: cold + fewestWaves,
    warmUp: cold,
    say,
  });
  for (const violation of violations) say(`VIOLATION ${violation}`);
  say(violations.length === 0 ? 'No violation.' : `${violations.length} violations.`);
  if (violations.length > 0) process.exitCode = 1;
}
