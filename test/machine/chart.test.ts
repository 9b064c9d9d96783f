import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { authenticationWatchMachine, connectorAuthMachine } from '../../machines/index.js';

const nodes = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodes),
];
const leaves = (machine: AnyStateMachine) =>
  nodes(machine.root).filter(({ type }) => type === 'atomic' || type === 'final');

test('the states of the contract are there, and no others at the top', () => {
  assert.equal(Object.keys(connectorAuthMachine.states), [
    'install',
    'fetchConnector',
    'checkAuthType',
    'collectProperties',
    'setProperties',
    'authenticating',
    'authenticated',
    'failed',
    'cancelled',
  ]);
});

test('every state says what it is for', () => {
  for (const machine of [connectorAuthMachine, authenticationWatchMachine]) {
    for (const node of nodes(machine.root).slice(1)) {
      assert.ok(node.description, `${node.id} has no description`);
    }
  }
});

test('every state has one step, and waits or asks unless it is final', () => {
  for (const node of leaves(connectorAuthMachine)) {
    const steps = node.tags.filter((tag) => tag.startsWith('step:'));
    assert.is(steps.length, 1, `${node.id}: ${steps}`);
    const kinds = node.tags.filter((tag) => tag === 'pending' || tag === 'input');
    assert.is(kinds.length, node.type === 'final' ? 0 : 1, `${node.id}: ${kinds}`);
  }
});

test('every service that can fail leads somewhere', () => {
  for (const machine of [connectorAuthMachine, authenticationWatchMachine]) {
    for (const node of nodes(machine.root)) {
      for (const { id } of node.invoke) {
        const error = node.transitions.get(`xstate.error.actor.${id}`);
        assert.ok(error && error.length > 0, `${node.id} has no way out when ${id} fails`);
      }
    }
  }
});

test('every guard, action, service and delay is named', () => {
  for (const node of nodes(connectorAuthMachine.root)) {
    for (const transition of [...node.transitions.values()].flat()) {
      const { guard } = transition;
      if (guard === undefined || typeof guard === 'string') continue;
      const named = typeof guard === 'object' || guard.name !== '';
      assert.ok(named, `${node.id} has a guard without a name`);
    }
  }
});

test.run();
