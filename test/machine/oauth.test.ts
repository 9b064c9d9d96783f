import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createActor } from 'xstate';
import { connectorAuthMachine } from '../../machines/index.js';
import { authError } from '../../src/domain/auth-error.js';
import { Secret } from '../../src/domain/secret.js';
import type { OAuthDriver } from '../../src/oauth/driver.js';
import { createServices } from '../../src/services/index.js';
import { running } from '../support/running.js';
import { aConnector, aField, scriptedApi, settled } from '../support/scripted-api.js';

const oauth = aConnector({ kind: 'oauth', grant: 'authorizationCode' });
const authenticated = { ...oauth, authenticated: true };

const signingIn = async (options = {}, connector = oauth) => {
  const flow = running(options);
  await flow.fetched(connector);
  flow.actor.send({ type: 'oauth.start' });
  assert.is(flow.state(), 'authenticating.oauth.signingIn');
  return flow;
};

test('the driver starts inside the event that starts the sign-in', async () => {
  const { actor, fetched, attempts } = running();
  await fetched(oauth);
  assert.is(attempts.length, 0);
  actor.send({ type: 'oauth.start' });
  assert.is(attempts.length, 1);
});

test('a link is kept as a secret until it stops working', async () => {
  const { say, context, clock, state } = await signingIn();
  say({ type: 'link', url: Secret.of('https://cyclr.test/?token=canary') });
  assert.is(context().link?.reveal(), 'https://cyclr.test/?token=canary');
  clock.increment(300_000);
  assert.is(state(), 'authenticating.oauth.signingIn');
  assert.is(context().link, undefined);
  assert.is(context().notice, 'linkExpired');
});

test('Cyclr saying so ends it, asked less and less often', async () => {
  const { clock, calls, succeed, state, attempts } = await signingIn();
  const asked = () => calls.filter(({ method }) => method === 'fetchConnector').length - 1;
  clock.increment(1_999);
  assert.is(asked(), 0);
  clock.increment(1);
  assert.is(asked(), 1);
  await succeed('fetchConnector', oauth);
  clock.increment(2_999);
  assert.is(asked(), 1, 'the second pause is longer');
  clock.increment(1);
  assert.is(asked(), 2);
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticated');
  assert.ok(attempts[0]?.ended);
});

test('passing faults are ridden out, refusals are not', async () => {
  const { clock, fail, state, context } = await signingIn();
  clock.increment(2_000);
  await fail('fetchConnector', authError('server', 'fetchConnector'));
  assert.is(state(), 'authenticating.oauth.signingIn');
  clock.increment(3_000);
  await fail('fetchConnector', authError('notFound', 'fetchConnector', { status: 404 }));
  assert.is(state(), 'failed');
  assert.is(context().error?.code, 'notFound');
  assert.is(context().error?.stage, 'authenticating');
});

test('the browser coming back is a hint; one answer of Cyclr decides', async () => {
  const { say, state, succeed, context } = await signingIn();
  say({ type: 'landed' });
  assert.is(state(), 'authenticating.oauth.confirming');
  await succeed('fetchConnector', oauth);
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(context().error?.code, 'rejected');
  assert.is(context().signIn, 'idle', 'nothing is to be taken up again');
});

test('a closed window settles: Cyclr is asked for a while longer', async () => {
  const { say, state, succeed, clock, attempts, context } = await signingIn();
  say({ type: 'closed' });
  assert.is(state(), 'authenticating.oauth.settling');
  assert.not.ok(attempts[0]?.ended, 'the window may be open after all, so its driver goes on');
  clock.increment(30_000);
  assert.is(state(), 'authenticating.oauth.confirming');
  await succeed('fetchConnector', oauth);
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(context().notice, 'windowClosed');
  assert.is(context().error, undefined);
  assert.is(context().signIn, 'idle', 'nothing is to be taken up again');
});

test('a window that seemed closed for long is still listened to, until something else is begun', async () => {
  const { say, state, succeed, clock, attempts, actor } = await signingIn();
  say({ type: 'closed' });
  clock.increment(30_000);
  await succeed('fetchConnector', oauth);
  assert.is(state(), 'authenticating.oauth.ready');
  assert.not.ok(attempts[0]?.ended);
  say({ type: 'landed' });
  assert.is(state(), 'authenticating.oauth.confirming');
  await succeed('fetchConnector', oauth);
  assert.is(state(), 'authenticating.oauth.ready');
  assert.ok(attempts[0]?.ended, 'an attempt ends once it has landed');
  actor.send({ type: 'oauth.start' });
  assert.is(attempts.length, 2);
});

test('a sign-in that began before the flow did is waited for, and nothing is opened anew', async () => {
  const { state, fetched, succeed, attempts, say } = running({ resume: 'away' });
  await fetched(oauth);
  assert.is(state(), 'authenticating.oauth.settling');
  assert.equal(
    attempts.map(({ accountConnectorId, resuming }) => [accountConnectorId, resuming]),
    [[42, true]],
  );
  say({ type: 'landed' });
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticated');
});

test('a flow that begins with the return of its browser asks Cyclr, and takes its word', async () => {
  const { state, fetched, succeed, context } = running({ resume: 'landed' });
  await fetched(oauth);
  assert.is(state(), 'authenticating.oauth.confirming');
  await succeed('fetchConnector', oauth);
  assert.is(state(), 'authenticating.oauth.ready');
  assert.is(context().error?.code, 'rejected');
});

test('a connector authenticated anew is so once its browser has come back', async () => {
  const { state, fetched } = running({ reauthenticate: true, resume: 'landed' });
  await fetched(authenticated);
  assert.is(state(), 'authenticated');
});

test('a window that only seemed closed can still come back', async () => {
  const { say, state, succeed } = await signingIn();
  say({ type: 'closed' });
  say({ type: 'landed' });
  assert.is(state(), 'authenticating.oauth.confirming');
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticated');
});

test('settling ends as soon as Cyclr says so', async () => {
  const { say, state, succeed, clock } = await signingIn();
  say({ type: 'closed' });
  clock.increment(2_000);
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticated');
});

test('a sign-in never finished ends in failed, and retry starts another', async () => {
  const { clock, state, context, actor, attempts } = await signingIn();
  clock.increment(600_000);
  assert.is(state(), 'failed');
  assert.is(context().error?.code, 'signInTimeout');
  assert.is(context().error?.stage, 'authenticating');
  assert.ok(attempts[0]?.ended);
  actor.send({ type: 'retry' });
  assert.is(state(), 'authenticating.oauth.signingIn');
  assert.is(attempts.length, 2);
});

test('starting again ends the attempt before', async () => {
  const { actor, attempts, state, say, context } = await signingIn();
  say({ type: 'link', url: Secret.of('https://cyclr.test/1') });
  actor.send({ type: 'oauth.start' });
  assert.is(state(), 'authenticating.oauth.signingIn');
  assert.equal(
    attempts.map(({ ended }) => ended),
    [true, false],
  );
  assert.is(context().link, undefined);
  attempts[0]?.signal({ type: 'landed' });
  assert.is(state(), 'authenticating.oauth.signingIn', 'an ended attempt has no say');
});

test('giving up leads back to ready, from each phase', async () => {
  for (const signal of [undefined, { type: 'closed' }, { type: 'landed' }] as const) {
    const { actor, say, state, attempts, context } = await signingIn();
    if (signal) say(signal);
    actor.send({ type: 'oauth.cancel' });
    assert.is(state(), 'authenticating.oauth.ready');
    assert.ok(attempts[0]?.ended);
    assert.is(context().signIn, 'idle', 'nothing is to be taken up again');
  }
});

test('a blocked window leaves the link to follow, and goes on', async () => {
  const { say, state, context } = await signingIn();
  say({ type: 'blocked', url: Secret.of('https://host.test/oauth/start') });
  assert.is(state(), 'authenticating.oauth.signingIn');
  assert.is(context().error?.code, 'popupBlocked');
  assert.is(context().link?.reveal(), 'https://host.test/oauth/start');
});

test('no link to be had fails with why, and retry asks for another', async () => {
  const { say, state, context, actor, attempts } = await signingIn();
  say({ type: 'failed', error: authError('rateLimited', 'authenticating', { status: 429 }) });
  assert.is(state(), 'failed');
  assert.is(context().error?.code, 'rateLimited');
  actor.send({ type: 'retry' });
  assert.is(attempts.length, 2);
});

test('a driver that throws has failed, and can be tried again', async () => {
  let throws = true;
  const { api, last } = scriptedApi();
  const driver: OAuthDriver = () => {
    if (throws) throw new Error('No window here.');
    return () => {
      throw new Error('No window to close either.');
    };
  };
  const machine = connectorAuthMachine.provide({ actors: createServices(api, { oauth: driver }) });
  const actor = createActor(machine, { input: { accountConnectorId: 42 } }).start();
  last('fetchConnector').succeed(oauth);
  await settled();
  actor.send({ type: 'oauth.start' });
  assert.is(actor.getSnapshot().value, 'failed');
  assert.is(actor.getSnapshot().context.error?.stage, 'authenticating');
  throws = false;
  actor.send({ type: 'retry' });
  assert.equal(actor.getSnapshot().value, { authenticating: { oauth: 'signingIn' } });
  actor.send({ type: 'cancel' });
  assert.is(actor.getSnapshot().value, 'cancelled');
});

test('back from a failed sign-in leads to ready', async () => {
  const { say, state, actor } = await signingIn();
  say({ type: 'failed', error: authError('server', 'authenticating') });
  actor.send({ type: 'back' });
  assert.is(state(), 'authenticating.oauth.ready');
});

test('a fault while confirming fails, and retry confirms again', async () => {
  const { say, state, fail, actor, succeed } = await signingIn();
  say({ type: 'landed' });
  await fail('fetchConnector', authError('network', 'fetchConnector'));
  assert.is(state(), 'failed');
  actor.send({ type: 'retry' });
  assert.is(state(), 'authenticating.oauth.confirming');
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticated');
});

test('reauthenticating: still being authenticated proves nothing, coming back does', async () => {
  const { clock, say, state, succeed } = await signingIn({ reauthenticate: true }, authenticated);
  clock.increment(2_000);
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticating.oauth.signingIn');
  say({ type: 'closed' });
  clock.increment(30_000);
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticating.oauth.ready', 'a closed window proves nothing either');
});

test('reauthenticating: the browser coming back and Cyclr being content do', async () => {
  const { say, state, succeed } = await signingIn({ reauthenticate: true }, authenticated);
  say({ type: 'landed' });
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticated');
});

test('cancelling ends driver, polling and timers', async () => {
  const { actor, attempts, clock, calls } = await signingIn();
  actor.send({ type: 'cancel' });
  assert.ok(attempts[0]?.ended);
  const before = calls.length;
  clock.increment(3_600_000);
  await settled();
  assert.is(calls.length, before);
});

test('reauthenticating: Cyclr saying no and then yes is a sign-in too', async () => {
  const { clock, succeed, state } = await signingIn({ reauthenticate: true }, authenticated);
  clock.increment(2_000);
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticating.oauth.signingIn');
  clock.increment(3_000);
  await succeed('fetchConnector', oauth);
  clock.increment(4_500);
  await succeed('fetchConnector', authenticated);
  assert.is(state(), 'authenticated');
});

test('what Cyclr requires once the user has signed in is asked for, however that is seen', async () => {
  const more = { ...authenticated, fields: [aField('Team')] };
  const polled = await signingIn();
  polled.clock.increment(2_000);
  await polled.succeed('fetchConnector', more);
  assert.is(polled.state(), 'collectProperties');
  const settling = await signingIn();
  settling.say({ type: 'closed' });
  settling.clock.increment(2_000);
  await settling.succeed('fetchConnector', more);
  assert.is(settling.state(), 'collectProperties');
  const landed = await signingIn();
  landed.say({ type: 'landed' });
  await landed.succeed('fetchConnector', more);
  assert.is(landed.state(), 'collectProperties');
});

test('back from the sign-in leads to properties where there are any', async () => {
  for (const [fields, expected] of [
    [[], 'authenticating.oauth.ready'],
    [[aField('Region', { required: false })], 'collectProperties'],
  ] as const) {
    const { fetched, actor, state } = running();
    await fetched({ ...oauth, fields });
    actor.send({ type: 'back' });
    assert.is(state(), expected);
  }
});

test('what was noticed of one attempt is not told of the next', async () => {
  const { say, succeed, clock, actor, context } = await signingIn();
  say({ type: 'blocked' });
  assert.is(context().error?.stage, 'authenticating');
  say({ type: 'closed' });
  assert.is(context().error, undefined);
  clock.increment(30_000);
  await succeed('fetchConnector', oauth);
  assert.is(context().notice, 'windowClosed');
  actor.send({ type: 'oauth.start' });
  assert.is(context().notice, undefined);
  clock.increment(300_000);
  assert.is(context().notice, 'linkExpired');
  actor.send({ type: 'oauth.cancel' });
  assert.is(context().notice, undefined);
});

test('what was wrong with one attempt is forgotten as the next begins', async () => {
  const { say, succeed, actor, context, state } = await signingIn();
  say({ type: 'landed' });
  await succeed('fetchConnector', oauth);
  assert.equal([context().error?.code, context().error?.stage], ['rejected', 'authenticating']);
  actor.send({ type: 'oauth.start' });
  assert.is(state(), 'authenticating.oauth.signingIn');
  assert.is(context().error, undefined);
});

test('a window that seems closed may be opened anew', async () => {
  const { say, actor, state, attempts } = await signingIn();
  say({ type: 'closed' });
  actor.send({ type: 'oauth.start' });
  assert.is(state(), 'authenticating.oauth.signingIn');
  assert.equal(
    attempts.map(({ ended }) => ended),
    [true, false],
  );
});

test('a refusal while a window settles fails', async () => {
  const { say, state, fail, clock, context } = await signingIn();
  say({ type: 'closed' });
  clock.increment(2_000);
  await fail('fetchConnector', authError('forbidden', 'fetchConnector'));
  assert.is(state(), 'failed');
  assert.equal([context().error?.code, context().error?.stage], ['forbidden', 'authenticating']);
});

test('a link is forgotten once it is of no use: given up, signed in, cancelled', async () => {
  const link = { type: 'link', url: Secret.of('https://cyclr.test/?token=t') } as const;
  const given = await signingIn();
  given.say(link);
  given.actor.send({ type: 'oauth.cancel' });
  assert.is(given.context().link, undefined);
  const done = await signingIn();
  done.say(link);
  done.clock.increment(2_000);
  await done.succeed('fetchConnector', authenticated);
  assert.is(done.context().link, undefined);
  const left = await signingIn();
  left.say(link);
  left.actor.send({ type: 'cancel' });
  assert.is(left.context().link, undefined);
});

test('nothing of a sign-in is kept once it is done, where more is asked for', async () => {
  const signIn = { kind: 'oauth', grant: 'authorizationCode' } as const;
  const { fetched, actor, say, state, context } = running();
  await fetched(aConnector(signIn));
  actor.send({ type: 'oauth.start' });
  say({ type: 'blocked', url: Secret.of('https://app.test/sign-in') });
  assert.is(context().error?.code, 'popupBlocked');
  assert.ok(context().link);
  say({ type: 'landed' });
  await fetched(aConnector(signIn, { authenticated: true, fields: [aField('Team')] }));
  assert.is(state(), 'collectProperties');
  assert.is(context().link, undefined);
  assert.is(context().error, undefined);
});

test.run();
