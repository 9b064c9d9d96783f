import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyStateMachine, StateMachine } from 'xstate';
import { accountAuthMachine } from '../../machines/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { clientOf } from '../support/sandboxed.js';
import { hear } from './account/hear.js';
import { accountGraph } from './account/model.js';
import { type AccountScene, accountSeed, accountSettings } from './account/scenes.js';
import { coverageOf, type Goal } from './chart/coverage.js';
import { unexplained } from './world/beyond.js';

const scenes: AccountScene[] = [];
test.before(async () => {
  const sandbox = await startSandbox({ seed: accountSeed });
  const api = clientOf(sandbox, { retry: { limit: 0 } });
  for (const setting of accountSettings) {
    scenes.push({ ...(await hear(sandbox, setting, api)), surface: 'store' });
  }
  await sandbox.close();
});

const { config, implementations } = accountAuthMachine;
const { choosing, failed } = config.states ?? {};

/** The chart that ships, with other states in place of some of its own. */
const withStates = (states: object): AnyStateMachine =>
  new StateMachine({ ...config, states: { ...config.states, ...states } }, implementations);

/** What is left out when everything that the tests can cause has happened to a machine. */
const missingOf = (machine: AnyStateMachine): readonly Goal[] => {
  const coverage = coverageOf(machine);
  for (const scene of scenes) {
    for (const path of accountGraph(scene, machine).paths) {
      for (const { goals } of path) coverage.reach(goals);
    }
  }
  return coverage.missing();
};

test('the chart that ships lacks nothing', () => {
  assert.equal(missingOf(accountAuthMachine), []);
});

test('a transition for which there is no cause is missed, by name', () => {
  const on = { ...choosing?.on, 'account.forget': 'cancelled' };
  assert.equal(missingOf(withStates({ choosing: { ...choosing, on } })), [
    'transition accountAuth.choosing: account.forget → accountAuth.cancelled',
  ]);
});

test('so is one that is never taken, though its event is', () => {
  const retry = [{ guard: () => false, target: 'finished' }, { target: 'starting' }];
  assert.equal(missingOf(withStates({ failed: { ...failed, on: { retry } } })), [
    'transition accountAuth.failed: retry (1 of 2) → accountAuth.finished when guard',
    'true: accountAuth.failed: retry (1 of 2) → accountAuth.finished when guard',
  ]);
});

test('what is said to be out of reach has to be in the chart, and out of reach', () => {
  const beyond = [{ why: 'It is far.', goals: ['state far', 'state near'] }] as const;
  assert.equal(unexplained(['state far', 'state near'], beyond), []);
  assert.equal(unexplained(['state far'], beyond), [
    'not out of reach, or not there at all: state near',
  ]);
  assert.equal(unexplained(['state far', 'state near', 'state lost'], beyond), [
    'not gone through: state lost',
  ]);
});

test.run();
