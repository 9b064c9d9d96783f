import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyStateMachine, createActor, fromPromise, SimulatedClock } from 'xstate';
import * as machines from '../../machines/index.js';
import { Secret } from '../../src/domain/secret.js';
import { nodesOf } from '../model/chart/parts.js';
import { running } from '../support/running.js';
import { aConnector, settled } from '../support/scripted-api.js';

const oauth = aConnector({ kind: 'oauth', grant: 'authorizationCode' });

/** In ms, and written down here once more: read off the chart, they would only be compared with themselves. */
const [linkLifetime, signInLimit, settleGrace] = [300_000, 600_000, 30_000];
const pauses = [2_000, 3_000, 4_500, 6_750, 10_125, 15_000, 15_000];

const signingIn = async () => {
  const flow = running();
  await flow.fetched(oauth);
  flow.actor.send({ type: 'oauth.start' });
  return flow;
};

test('a link is offered for five minutes, and not a moment longer', async () => {
  const { say, clock, context } = await signingIn();
  say({ type: 'link', url: Secret.of('https://cyclr.test/sign-in') });
  clock.increment(linkLifetime - 1);
  assert.equal(
    [context().link?.reveal(), context().notice],
    ['https://cyclr.test/sign-in', undefined],
  );
  clock.increment(1);
  assert.equal([context().link, context().notice], [undefined, 'linkExpired']);
});

test('a new link has as long as the first one had', async () => {
  const { say, clock, context, actor } = await signingIn();
  clock.increment(linkLifetime - 1);
  actor.send({ type: 'oauth.start' });
  say({ type: 'link', url: Secret.of('https://cyclr.test/again') });
  clock.increment(linkLifetime - 1);
  assert.is(context().link?.reveal(), 'https://cyclr.test/again');
  clock.increment(1);
  assert.is(context().link, undefined);
});

test('a sign-in may take ten minutes, and not a moment longer', async () => {
  const { clock, state, context } = await signingIn();
  clock.increment(signInLimit - 1);
  assert.is(state(), 'authenticating.oauth.signingIn');
  clock.increment(1);
  assert.is(state(), 'failed');
  assert.is(context().error?.code, 'signInTimeout');
});

test('a window that seems closed is waited for half a minute, and not a moment longer', async () => {
  const { say, clock, state, calls } = await signingIn();
  clock.increment(1_999);
  say({ type: 'closed' });
  clock.increment(settleGrace - 1);
  assert.is(state(), 'authenticating.oauth.settling');
  const asked = calls.length;
  clock.increment(1);
  assert.is(state(), 'authenticating.oauth.confirming');
  assert.is(calls.length, asked + 1);
});

test('Cyclr is asked whether a sign-in is done after 2 s, and then after ever longer pauses up to 15 s', async () => {
  const clock = new SimulatedClock();
  let asked = 0;
  const machine = machines.authenticationWatchMachine.provide({
    actors: {
      fetchConnector: fromPromise(async () => {
        asked += 1;
        return oauth;
      }),
    },
  });
  const watch = createActor(machine, {
    clock,
    input: { accountConnectorId: 42, authenticatedBefore: false },
  }).start();
  for (const [index, pause] of pauses.entries()) {
    clock.increment(pause - 1);
    assert.is(asked, index, `not yet after ${pause - 1} ms`);
    clock.increment(1);
    assert.is(asked, index + 1, `after ${pause} ms`);
    await settled();
  }
  watch.stop();
});

test('no chart waits for anything else', () => {
  const delays = Object.entries<AnyStateMachine>(machines).flatMap(([name, { root }]) =>
    nodesOf(root).flatMap(({ after }) => after.map(({ delay }) => `${name}: ${String(delay)}`)),
  );
  assert.equal(delays, [
    'authenticationWatchMachine: pollInterval',
    'connectorAuthMachine: linkLifetime',
    'connectorAuthMachine: signInLimit',
    'connectorAuthMachine: settleGrace',
  ]);
});

test.run();
