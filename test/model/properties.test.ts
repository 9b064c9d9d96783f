import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyMachineSnapshot, type AnyStateNode, getNextSnapshot, StateMachine } from 'xstate';
import { someRequiredUnset } from '../../src/domain/property.js';
import { statePath } from '../../src/inspect/state-path.js';
import { nodesOf } from './chart/parts.js';
import { acceptedIn } from './properties/accepted.js';
import { type Flow, flows } from './properties/flows.js';
import { stuckIn } from './properties/stuck.js';
import { endlessIn } from './properties/unattended.js';

const all = await flows();
const every = Object.entries<Flow>(all);
/** Those that a user goes through; a watch is started and stopped by the flow that needs it. */
const shown = every.flatMap(([name, flow]) => {
  const { describe, offers } = flow;
  return describe && offers ? [[name, { ...flow, describe, offers }] as const] : [];
});

const place = ({ value, context }: AnyMachineSnapshot): string =>
  `${JSON.stringify(value)} ${context.error?.code ?? ''}`;
const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
const topOf = ({ value }: AnyMachineSnapshot): string =>
  typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
/** The state itself, and not only the one that holds it: each leaf has a service of its own. */
const leafOf = ({ value }: AnyMachineSnapshot): string => statePath(value);
/** The stages of states that are not called after theirs. */
const stages: Readonly<Record<string, string>> = {
  findConnectors: 'fetchConnector',
  installTemplate: 'install',
};
/** Where a retry begins a little before what failed. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  connectorAuthMachine: [
    // Nobody has come back, so there is nothing to confirm yet: the page is waited for, or opened anew.
    'authenticating.oauth.confirming → authenticating.oauth.settling, sign-in away',
    'authenticating.oauth.confirming → authenticating.oauth.signingIn, sign-in begun',
    // A window that is closed is of no use, so another one is opened.
    'authenticating.oauth.settling → authenticating.oauth.signingIn, sign-in begun',
    // A call that the app has refused says the same again, until Cyclr has another word to say.
    'authenticating.verifying → authenticating.none, sign-in idle',
  ],
};
const isTransient = ({ always }: AnyStateNode): boolean =>
  always?.some(({ guard }) => guard === undefined) ?? false;

for (const [name, flow] of every) {
  test(`${name}: from every situation an end can be reached`, () => {
    assert.equal(unique(stuckIn(flow).map(place)), []);
    assert.ok(flow.snapshots.some(({ status }) => status === 'done'));
  });

  test(`${name}: answers alone lead round in no circle`, () => {
    assert.equal(unique(endlessIn(flow).map(place)), []);
  });

  test(`${name}: every state says what it is for`, () => {
    const silent = nodesOf(flow.machine.root)
      .slice(1)
      .filter(({ description }) => !description);
    assert.equal(
      silent.map(({ id }) => id),
      [],
    );
  });

  test(`${name}: whatever a service rejects with leads somewhere`, () => {
    for (const node of nodesOf(flow.machine.root)) {
      for (const { id } of node.invoke) {
        const candidates = node.transitions.get(`xstate.error.actor.${id}`) ?? [];
        assert.ok(
          candidates.some(({ guard, target }) => guard === undefined && target),
          `${node.id} has no way out whatever ${id} rejects with`,
        );
      }
    }
  });

  test(`${name}: nobody waits for ever`, () => {
    for (const node of nodesOf(flow.machine.root)) {
      if (!node.tags.includes('pending') || isTransient(node)) continue;
      assert.ok(node.invoke.length > 0, `${node.id} waits for nothing`);
      for (const { src } of node.invoke) {
        // A call ends by itself, as both clients' do; what asks again and again needs one from its state.
        const endless =
          typeof src === 'string' &&
          flow.machine.implementations.actors[src] instanceof StateMachine;
        const limits = node.after.filter(({ target }) => target);
        assert.ok(!endless || limits.length > 0, `${node.id} has no time limit`);
      }
    }
  });
}

for (const [name, { machine, snapshots, moves, describe, offers }] of shown) {
  test(`${name}: cancel ends it from everywhere, and comes after no end`, () => {
    const active = snapshots.filter(({ status }) => status === 'active');
    const uncancelled = active.filter((snapshot) => {
      const after = getNextSnapshot(machine, snapshot, { type: 'cancel' });
      return after.status !== 'done' || after.value !== 'cancelled';
    });
    assert.equal(unique(uncancelled.map(place)), []);
    const ended = snapshots.filter(({ status }) => status === 'done');
    assert.not(ended.some((snapshot) => describe(snapshot).canCancel));
  });

  test(`${name}: one step, one thing to do, and the view of that step`, () => {
    for (const snapshot of snapshots) {
      const tags = [...snapshot.tags];
      const steps = tags.filter((tag) => tag.startsWith('step:'));
      const kinds = tags.filter((tag) => tag === 'pending' || tag === 'input');
      assert.is(steps.length, 1, `${place(snapshot)}: ${steps}`);
      assert.is(kinds.length, snapshot.status === 'done' ? 0 : 1, `${place(snapshot)}: ${kinds}`);
      assert.is(`step:${describe(snapshot).step}`, steps[0]);
    }
  });

  test(`${name}: a view offers what the chart takes, and no more`, () => {
    for (const snapshot of snapshots) {
      const offered = [...offers(snapshot)].sort();
      assert.equal(offered, acceptedIn(machine, snapshot), place(snapshot));
    }
  });

  const failures = moves.filter(
    ({ before, after }) => topOf(after) === 'failed' && topOf(before) !== 'failed',
  );

  test(`${name}: an error says where it happened`, () => {
    assert.ok(failures.length > 0);
    const stray = failures.filter(({ before, after, states }) => {
      const places = [topOf(before), ...states.map((id) => id.split('.')[1] ?? '')];
      return !places.some((at) => (stages[at] ?? at) === after.context.error?.stage);
    });
    assert.equal(
      unique(stray.map(({ before, after }) => `${place(before)} → ${place(after)}`)),
      [],
    );
  });

  test(`${name}: retry leads back to where it failed`, () => {
    const stray = failures.flatMap(({ before, after }) => {
      const [from, to] = [before, getNextSnapshot(machine, after, { type: 'retry' })].map(leafOf);
      const { signIn = 'none' } = before.context;
      return from === to ? [] : [`${from} → ${to}, sign-in ${signIn}`];
    });
    assert.equal([...unique(stray)].sort(), elsewhere[name] ?? []);
  });
}

test('connectorAuthMachine: the app is called once nothing is missing that it may need', () => {
  const called = all.connectorAuthMachine.snapshots.filter((snapshot) =>
    snapshot.matches({ authenticating: 'verifying' }),
  );
  assert.ok(called.some(({ context }) => context.connector.fields.length > 0));
  const early = called.filter(
    ({ context }) => context.connected === 'now' && someRequiredUnset(context.connector.fields),
  );
  assert.equal(unique(early.map(place)), []);
});

test.run();
