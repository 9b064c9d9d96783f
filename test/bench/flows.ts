import { createConnectorAuth } from 'cyclr-auth-machine';
import { createActor, fromPromise, setup, toPromise } from 'xstate';
import { stubApi } from './stub-api.js';

const values = { Domain: 'acme', Region: 'eu', Password: 'p' };

/** One complete API-key flow through the store. */
const storeFlow = async (): Promise<void> => {
  const auth = createConnectorAuth({ api: stubApi, accountConnectorId: 1 });
  auth.subscribe(({ step }) => {
    if (step === 'properties') queueMicrotask(() => auth.submitProperties(values));
    if (step === 'apiKey') queueMicrotask(() => auth.submitApiKey('k'));
  });
  await auth.done;
};

/** The same transitions as a bare chart: no context, no guards, no actions; what XState itself costs. */
const bareMachine = setup({
  actors: { service: fromPromise<unknown>(async () => undefined) },
}).createMachine({
  initial: 'fetchConnector',
  states: {
    fetchConnector: { invoke: { src: 'service', onDone: 'checkAuthType' } },
    checkAuthType: { always: 'collectProperties' },
    collectProperties: { on: { 'properties.submit': 'setProperties' } },
    setProperties: { invoke: { src: 'service', onDone: 'authenticating' } },
    authenticating: {
      initial: 'choosing',
      states: {
        choosing: { always: 'apiKey' },
        apiKey: {
          initial: 'entering',
          states: {
            entering: { on: { 'apiKey.submit': 'saving' } },
            saving: { invoke: { src: 'service', onDone: '#done' } },
          },
        },
      },
    },
    authenticated: { id: 'done', type: 'final' },
  },
});

const bareFlow = async (): Promise<void> => {
  const actor = createActor(bareMachine);
  actor.subscribe((snapshot) => {
    if (snapshot.matches('collectProperties')) {
      queueMicrotask(() => actor.send({ type: 'properties.submit' }));
    }
    if (snapshot.matches({ authenticating: { apiKey: 'entering' } })) {
      queueMicrotask(() => actor.send({ type: 'apiKey.submit' }));
    }
  });
  actor.start();
  await toPromise(actor);
};

const perSecond = async (flow: () => Promise<void>, count: number): Promise<number> => {
  const begin = performance.now();
  for (let done = 0; done < count; done += 1) await flow();
  return (count * 1000) / (performance.now() - begin);
};

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Complete flows a second, and how many times a bare chart's time a flow takes: pairs in turn, the median ratio. */
export const measureFlows = async (rounds = 9, count = 2_000) => {
  await perSecond(storeFlow, count);
  await perSecond(bareFlow, count);
  const pairs: { store: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({
      store: await perSecond(storeFlow, count),
      bare: await perSecond(bareFlow, count),
    });
  }
  return {
    storeFlowsPerSecond: Math.round(median(pairs.map(({ store }) => store))),
    bareFlowsPerSecond: Math.round(median(pairs.map(({ bare }) => bare))),
    timesBare: median(pairs.map(({ store, bare }) => bare / store)),
  };
};

/** Heap in bytes of one flow that waits for its user, over many of them. */
export const measureHeap = async (flows = 10_000) => {
  const { gc } = globalThis;
  if (!gc) throw new Error('Run with --expose-gc.');
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
    gc();
  };
  await settle();
  const before = process.memoryUsage().heapUsed;
  const idle = Array.from({ length: flows }, (_, id) =>
    createConnectorAuth({ api: stubApi, accountConnectorId: id }),
  );
  await settle();
  const after = process.memoryUsage().heapUsed;
  if (idle.some((auth) => auth.getView().step !== 'properties')) throw new Error('Not idle.');
  for (const auth of idle) auth.stop();
  return { flows, bytesPerIdleFlow: Math.round((after - before) / flows) };
};
