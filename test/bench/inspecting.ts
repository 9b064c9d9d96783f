import { createConnectorAuth } from 'cyclr-auth-machine';
import { type Inspector, observe } from 'cyclr-auth-machine/inspect';
import { build } from 'esbuild';
import { stubApi } from './stub-api.js';

const values = { Domain: 'acme', Region: 'eu', Password: 'p' };

const flow = async (inspect?: Inspector): Promise<void> => {
  const auth = createConnectorAuth({
    api: stubApi,
    accountConnectorId: 1,
    ...(inspect && { inspect }),
  });
  auth.subscribe(({ step }) => {
    if (step === 'properties') queueMicrotask(() => auth.submitProperties(values));
    if (step === 'apiKey') queueMicrotask(() => auth.submitApiKey('k'));
  });
  await auth.done;
};

const msOf = async (run: () => Promise<void>, count: number): Promise<number> => {
  const begin = performance.now();
  for (let done = 0; done < count; done += 1) await run();
  return (performance.now() - begin) / count;
};

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** How many bytes of a program that uses `.` alone come from `./inspect`. */
const bytesInMain = async (): Promise<number> => {
  const { metafile } = await build({
    entryPoints: ['dist/src/index.js'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    metafile: true,
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {})
    .filter(([path]) => path.includes('src/inspect/'))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
};

/** How many times as long a whole flow takes when somebody watches. */
export const measureInspecting = async (rounds = 7, count = 150) => {
  const watched = () => flow(observe(() => undefined));
  await msOf(() => flow(), count);
  await msOf(watched, count);
  const pairs: { plain: number; inspected: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ plain: await msOf(() => flow(), count), inspected: await msOf(watched, count) });
  }
  return {
    bytesInMain: await bytesInMain(),
    plainMs: median(pairs.map(({ plain }) => plain)),
    inspectedMs: median(pairs.map(({ inspected }) => inspected)),
    timesPlain: median(pairs.map(({ plain, inspected }) => inspected / plain)),
  };
};
