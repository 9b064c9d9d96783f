import { randomInt } from 'node:crypto';
import { fewestWaves, warmUp } from './checks/heap.js';
import { type SoakOptions, type SoakResult, soakReal, soakSimulated } from './soak.js';

/**
 * `SOAK_MINUTES` for each clock (default 3), `SOAK_FLOWS` in a wave (default 2,500 on a simulated clock, 2,000 on a
 * real one), `SOAK_SEED`, and `SOAK_CLOCK`: `simulated`, `real`, or both by default.
 * The simulated half of a seed is always the same; the real one depends on the machine too.
 */
const { SOAK_MINUTES = '3', SOAK_FLOWS, SOAK_SEED, SOAK_CLOCK } = process.env;
const seed = SOAK_SEED === undefined ? randomInt(2 ** 31) : Number(SOAK_SEED);

const clocks: Readonly<
  Record<string, { flows: number; soak: (options: SoakOptions) => Promise<SoakResult> }>
> = {
  simulated: { flows: 2_500, soak: soakSimulated },
  real: { flows: 2_000, soak: soakReal },
};

const say = (line: string) => void process.stdout.write(`${line}\n`);

for (const [clock, { flows: usual, soak }] of Object.entries(clocks)) {
  if (SOAK_CLOCK !== undefined && SOAK_CLOCK !== clock) continue;
  const flows = SOAK_FLOWS === undefined ? usual : Number(SOAK_FLOWS);
  say(`\n${clock} clock, SOAK_SEED=${seed}`);
  const { violations } = await soak({
    seed,
    flows,
    ms: Number(SOAK_MINUTES) * 60_000,
    least: warmUp(flows) + fewestWaves,
    warmUp: warmUp(flows),
    say,
  });
  for (const violation of violations) say(`VIOLATION ${violation}`);
  say(violations.length === 0 ? 'No violation.' : `${violations.length} violations.`);
  if (violations.length > 0) process.exitCode = 1;
}
