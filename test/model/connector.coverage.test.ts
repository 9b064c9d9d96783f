import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyStateMachine, StateMachine } from 'xstate';
import { connectorAuthMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { coverageOf, type Goal } from './chart/coverage.js';
import { connectorGraph } from './connector/model.js';
import { sceneIn } from './connector/scene-in.js';
import { type ConnectorScene, settings } from './connector/scenes.js';
import { seed } from './connector/seed.js';

const sandbox = await startSandbox({ seed });
test.after(() => sandbox.close());

const scenes: ConnectorScene[] = [];
test.before(async () => {
  for (const setting of settings) scenes.push(await sceneIn(sandbox, setting));
});

const { config, implementations } = connectorAuthMachine;
const { collectProperties, failed } = config.states ?? {};

/** The chart that ships, with one thing added to a state. */
const grown = (state: 'collectProperties' | 'failed', added: object): AnyStateMachine => {
  const node = { collectProperties, failed }[state];
  return new StateMachine(
    { ...config, states: { ...config.states, [state]: { ...node, ...added } } },
    implementations,
  );
};

/** What is left out when everything that the tests can cause has happened to a machine. */
const missingOf = async (machine: AnyStateMachine): Promise<readonly Goal[]> => {
  const coverage = coverageOf(machine);
  for (const scene of scenes) {
    for (const path of (await connectorGraph(scene, machine)).paths) {
      for (const { goals } of path) coverage.reach(goals);
    }
  }
  return coverage.missing();
};

test('the chart that ships lacks nothing', async () => {
  assert.equal(await missingOf(connectorAuthMachine), []);
});

test('a transition for which there is no cause is missed, by name', async () => {
  const on = { ...collectProperties?.on, 'properties.forget': { target: 'failed' } };
  assert.equal(await missingOf(grown('collectProperties', { on })), [
    'transition connectorAuth.collectProperties: properties.forget → connectorAuth.failed',
  ]);
});

test('so is a delay', async () => {
  assert.equal(
    await missingOf(grown('collectProperties', { after: { 1000: { target: 'failed' } } })),
    ['transition connectorAuth.collectProperties: after 1000 → connectorAuth.failed'],
  );
});

test('so is a candidate that another one always comes before', async () => {
  const retry = [{ target: 'fetchConnector' }, { target: 'collectProperties' }];
  const missing = await missingOf(grown('failed', { on: { ...failed?.on, retry } }));
  assert.equal(missing, [
    'transition connectorAuth.failed: retry (2 of 2) → connectorAuth.collectProperties',
  ]);
});

test('so is a guard that never says no', async () => {
  const back = [{ guard: () => true, target: 'fetchConnector' }];
  const missing = await missingOf(grown('failed', { on: { ...failed?.on, back } }));
  assert.equal(
    missing.filter((goal) => goal.includes('failed: back')),
    ['false: connectorAuth.failed: back → connectorAuth.fetchConnector when guard'],
  );
});

test('so is a state that nothing leads to, with all that leaves it', async () => {
  const machine: AnyStateMachine = new StateMachine(
    { ...config, states: { ...config.states, asleep: { on: { retry: 'fetchConnector' } } } },
    implementations,
  );
  assert.equal(await missingOf(machine), [
    'state connectorAuth.asleep',
    'transition connectorAuth.asleep: retry → connectorAuth.fetchConnector',
  ]);
});

test.run();
