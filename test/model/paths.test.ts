import { isDeepStrictEqual } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AnyStateNode, createActor, SimulatedClock, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { type ConnectorAuthEvent, connectorAuthMachine } from '../../machines/index.js';
import { signInByFetch } from '../../src/cli/fetch-browser.js';
import type { AccountConnector } from '../../src/domain/account-connector.js';
import { authError } from '../../src/domain/auth-error.js';
import {
  type ConnectorView,
  createConnectorAuth,
  describeConnectorAuth,
  Secret,
} from '../../src/index.js';
import { linkDriver } from '../../src/oauth/link.js';
import { type Fault, type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { machineFor } from '../../src/view/machine-for.js';
import { handDriver } from '../support/running.js';
import { clientOf } from '../support/sandboxed.js';

type Snapshot = SnapshotFrom<typeof connectorAuthMachine>;
/** The machine's own events, and those that XState makes of services and delays. */
type ModelEvent =
  | ConnectorAuthEvent
  | { readonly type: `xstate.done.actor.${string}`; readonly output: unknown }
  | { readonly type: `xstate.error.actor.${string}`; readonly error: unknown }
  | { readonly type: `xstate.after.${string}` };

const link = Secret.of('https://cyclr.test/sign-in');
const status = (code: number, body?: unknown): Fault => ({ kind: 'status', status: code, body });
const refused = status(400, { Message: 'No.' });

/** A stored property, as far as the model knows: ids are Cyclr's, and no view shows them. */
const stored = (connector: AccountConnector) => connector.fields.map(({ name }) => ({ name }));

/** What a service may answer, as the machine sees it; the sandbox is made to give just that answer. */
const outcomes = (connector: AccountConnector, values: Readonly<Record<string, Secret>>) => {
  const fields = connector.fields.map((field) => {
    const value = values[field.name];
    return value
      ? { ...field, isSet: true, ...(!field.sensitive && { value: value.reveal() }) }
      : field;
  });
  return { filled: { ...connector, fields } };
};

/** The events that can happen in a state of the model. */
const eventsIn = (
  connector: AccountConnector,
  values: Readonly<Record<string, Secret>>,
  snapshot: Snapshot,
): ModelEvent[] => {
  const { filled } = outcomes(connector, values);
  const at = (state: Parameters<Snapshot['matches']>[0]) => snapshot.matches(state);
  const { context } = snapshot;
  const server = authError('server', 'fetchConnector', { status: 503 });
  const rejected = authError('rejected', 'fetchConnector', { status: 400 });
  const after = (delay: string, state: string): ModelEvent => ({
    type: `xstate.after.${delay}.connectorAuth.${state}`,
  });
  const done = (id: string, output: unknown): ModelEvent => ({
    type: `xstate.done.actor.${id}`,
    output,
  });
  const error = (id: string, reason: unknown): ModelEvent => ({
    type: `xstate.error.actor.${id}`,
    error: reason,
  });
  const events: ModelEvent[] = [{ type: 'cancel' }, { type: 'back' }, { type: 'retry' }];

  if (at('fetchConnector')) {
    events.push(done('fetchConnector', connector), error('fetchConnector', server));
  }
  if (at('collectProperties')) {
    events.push({ type: 'properties.submit', values: {} }, { type: 'properties.submit', values });
  }
  if (at('setProperties')) {
    events.push(
      done('setProperties', stored(connector)),
      error('setProperties', server),
      error('setProperties', {
        ...rejected,
        fieldErrors: Object.fromEntries(context.changes.map(({ name }) => [name, 'No.'])),
      }),
    );
  }
  if (at({ authenticating: 'none' })) {
    events.push(
      done('fetchConnector', {
        ...filled,
        authenticated: connector.authMethod.kind === 'none',
      }),
      error('fetchConnector', server),
    );
  }
  if (
    at({ authenticating: 'tokenGrant' }) ||
    at({ authenticating: { apiKey: 'saving' } }) ||
    at({ authenticating: { basic: 'saving' } })
  ) {
    events.push(
      done('authenticate', { ...filled, authenticated: true }),
      done('authenticate', { ...filled, authenticated: false }),
      error('authenticate', server),
      error('authenticate', rejected),
    );
  }
  if (at({ authenticating: { apiKey: 'entering' } })) {
    events.push({ type: 'apiKey.submit', key: Secret.of('') });
    events.push({ type: 'apiKey.submit', key: Secret.of('a-wrong-key') });
  }
  if (at({ authenticating: { basic: 'entering' } })) {
    events.push({ type: 'basic.submit', username: 'a:n', password: Secret.of('') });
    events.push({ type: 'basic.submit', username: 'ann', password: Secret.of('wrong') });
  }
  if (at({ authenticating: 'oauth' })) {
    events.push({ type: 'oauth.start' }, { type: 'oauth.cancel' });
  }
  const signingIn = at({ authenticating: { oauth: 'signingIn' } });
  const settling = at({ authenticating: { oauth: 'settling' } });
  if (signingIn || settling) {
    events.push(
      { type: 'signIn.landed' },
      { type: 'signIn.failed', error: authError('rateLimited', 'authenticating') },
      done('watch', { authenticated: true }),
      done('watch', {
        authenticated: false,
        error: authError('notFound', 'authenticating', { status: 404 }),
      }),
    );
  }
  if (signingIn) {
    events.push(
      { type: 'signIn.link', url: link },
      { type: 'signIn.blocked', url: link },
      { type: 'signIn.closed' },
      after('signInLimit', 'authenticating.oauth.signingIn'),
    );
    // Where it comes before the limit; the clock cannot go back.
    if (context.notice === undefined) {
      events.push(after('linkLifetime', 'authenticating.oauth.signingIn'));
    }
  }
  if (settling) events.push(after('settleGrace', 'authenticating.oauth.settling'));
  if (at({ authenticating: { oauth: 'confirming' } })) {
    events.push(
      done('fetchConnector', { ...filled, authenticated: true }),
      done('fetchConnector', { ...filled, authenticated: false }),
      error('fetchConnector', server),
    );
  }
  return events;
};

/** What counts as the same situation: the state, and what of the context decides or shows. */
const situation = ({ value, context }: Snapshot): string =>
  JSON.stringify([
    value,
    context.error && [context.error.code, context.error.stage, context.error.fieldErrors],
    context.connector?.fields.map(({ isSet }) => isSet),
    context.draft,
    context.changes.length,
    context.storedUncertain,
    context.credentials?.kind,
    context.username,
    context.link !== undefined,
    context.notice,
    context.signIn,
  ]);

/** A view without what only the wire knows: ids, words of a server. */
const shown = (view: ConnectorView): unknown => {
  const { connector: _, ...rest } = view;
  const plain: Record<string, unknown> = JSON.parse(JSON.stringify(rest));
  if ('error' in view && view.error) plain.error = [view.error.code, view.error.stage];
  if (view.step === 'properties') {
    plain.fields = view.fields.map(({ name, isSet, value, error }) => [
      name,
      isSet,
      value,
      error !== undefined,
    ]);
  }
  return plain;
};

interface Host {
  readonly send: (event: ModelEvent) => void;
  readonly view: () => ConnectorView;
  /** The state value, where the host shows it. */
  readonly value: () => unknown;
  readonly stop: () => void;
}

type World = Omit<Parameters<typeof createConnectorAuth>[0], 'accountConnectorId'>;

const hosts: Readonly<Record<string, (world: World, accountConnectorId: number) => Host>> = {
  'the store': (world, accountConnectorId) => {
    const auth = createConnectorAuth({ ...world, accountConnectorId });
    const send = (event: ModelEvent) => {
      switch (event.type) {
        case 'properties.submit':
          return auth.submitProperties(event.values);
        case 'apiKey.submit':
          return auth.submitApiKey(event.key);
        case 'basic.submit':
          return auth.submitBasic(event.username, event.password);
        case 'oauth.start':
          return auth.startOAuth();
        case 'oauth.cancel':
          return auth.cancelOAuth();
        case 'back':
          return auth.back();
        case 'retry':
          return auth.retry();
        case 'cancel':
          return auth.cancel();
      }
    };
    return { send, view: auth.getView, value: () => undefined, stop: auth.stop };
  },
  'the chart': ({ api, oauth, clock }, accountConnectorId) => {
    const actor = createActor(machineFor(api, oauth ?? linkDriver()), {
      input: { accountConnectorId },
      ...(clock && { clock }),
    }).start();
    return {
      send: (event) => actor.send(event as ConnectorAuthEvent),
      view: () => describeConnectorAuth(actor.getSnapshot()),
      value: () => actor.getSnapshot().value,
      stop: () => void actor.stop(),
    };
  },
};

const serviceEvent = /^xstate\.(done|error)\.actor\.(\w+)$/;
const codeIn = (reason: unknown): unknown =>
  typeof reason === 'object' && reason !== null && 'code' in reason ? reason.code : undefined;
const isAuthenticatedIn = (output: unknown): boolean =>
  typeof output === 'object' &&
  output !== null &&
  'authenticated' in output &&
  output.authenticated === true;

/** Makes the sandbox give the answer that the model has next, before the request for it is sent. */
const arrange = async (
  sandbox: Sandbox,
  state: Snapshot,
  next: ModelEvent | undefined,
  signIn: () => Promise<void>,
) => {
  const path = state.matches('setProperties') ? /\/properties/ : /connectors\/\d+$/;
  sandbox.clearFaults();
  sandbox.setUnknowns({
    authValueCheck: 'none',
    authenticatedAfterEmptyGrant: true,
    authenticatedForAuthFields: 'withProperties',
  });
  const [, kind, service] = serviceEvent.exec(next?.type ?? '') ?? [];
  if (!next || service === 'watch') return;
  if (!service) {
    // The user acts first: nothing is answered meanwhile.
    sandbox.addFault({ match: { server: 'api', path }, fault: { kind: 'hang' } });
  } else if (kind === 'error') {
    sandbox.addFault({
      match: { server: 'api', path },
      fault: 'error' in next && codeIn(next.error) === 'rejected' ? refused : status(503),
    });
  } else if (service !== 'setProperties' && !('output' in next && isAuthenticatedIn(next.output))) {
    sandbox.setUnknowns({
      authValueCheck: 'unauthenticated',
      authenticatedAfterEmptyGrant: false,
      authenticatedForAuthFields: 'never',
    });
  } else if (state.matches({ authenticating: { oauth: 'confirming' } })) await signIn();
};

/** Requests for a connector that have been answered. */
const answered = (sandbox: Sandbox): number =>
  sandbox.requests().filter(({ path, end }) => /connectors\/\d/.test(path) && end !== undefined)
    .length;

/** Lets the event loop turn until something is so; long after it should be, the comparison says what is not. */
const until = async (isSo: () => boolean, onTurn: (turns: number) => void = () => undefined) => {
  const end = performance.now() + 5_000;
  for (let turns = 0; !isSo() && performance.now() < end; turns += 1) {
    onTurn(turns);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
};

/** The connectors that between them go through every state, and what a user would enter. */
const connectors = [1002, 1003, 1005, 1006, 1007, 1010, 1012, 1016];

const sandbox = await startSandbox();
test.after(() => sandbox.close());
const reached = new Set<string>();
let pathsRun = 0;
let stepsRun = 0;

for (const id of connectors) {
  sandbox.reset();
  const fetched = await clientOf(sandbox).fetchConnector(id)();
  if (fetched._tag === 'Left') throw new Error(fetched.left.message);
  const connector = fetched.right;
  const values = Object.fromEntries(
    Object.entries(sandbox.demoAnswers(id).properties).map(([name, text]) => [
      name,
      Secret.of(text),
    ]),
  );
  const paths = getShortestPaths(connectorAuthMachine, {
    input: { accountConnectorId: id },
    // XState takes its own events here too, but has no type that says so.
    events: (snapshot) => eventsIn(connector, values, snapshot) as ConnectorAuthEvent[],
    serializeState: situation,
    limit: 20_000,
  });
  for (const { steps } of paths) {
    for (const { state } of steps) {
      for (const node of state._nodes) reached.add(node.id);
    }
  }

  for (const [host, open] of Object.entries(hosts)) {
    test(`each of the ${paths.length} paths of ${connector.name} leads ${host} where it leads the model`, async () => {
      for (const { steps } of paths) {
        pathsRun += 1;
        sandbox.reset();
        const api = clientOf(sandbox, { retry: { limit: 0 } });
        const clock = new SimulatedClock();
        const hand = handDriver();
        const trail = steps.map(({ event }) => event.type).join(' → ');
        const signIn = async () => {
          const started = await api.startSignIn(id)();
          if (started._tag === 'Right') await signInByFetch(started.right.url.reveal());
        };
        let running: Host | undefined;
        let due = 0;
        for (const [index, { event, state }] of steps.entries()) {
          stepsRun += 1;
          const next: ModelEvent | undefined = steps[index + 1]?.event;
          const [, kind, service] = serviceEvent.exec(event.type) ?? [];
          const [, delay] = /^xstate\.after\.(\w+)\./.exec(event.type) ?? [];
          const expected = shown(describeConnectorAuth(state));
          const arrived = () =>
            isDeepStrictEqual(running && shown(running.view()), expected) &&
            [undefined, JSON.stringify(state.value)].includes(JSON.stringify(running?.value()));
          if (service === 'watch') {
            if (isAuthenticatedIn('output' in event ? event.output : undefined)) await signIn();
            else {
              const path = /connectors\/\d/;
              sandbox.addFault({ match: { server: 'api', path }, fault: status(404) });
            }
          } else {
            // The request that is under way keeps the answer it was meant to get.
            if (service) {
              await until(() => (state.hasTag('pending') ? answered(sandbox) >= due : arrived()));
            }
            await arrange(sandbox, state, next, signIn);
          }
          const writes = state.matches('setProperties') && !state.context.storedUncertain;
          due = answered(sandbox) + (writes ? state.context.changes.length : 1);

          if (!running) running = open({ api, clock, oauth: hand.driver }, id);
          else if (event.type === 'signIn.link') hand.say({ type: 'link', url: link });
          else if (event.type === 'signIn.blocked') hand.say({ type: 'blocked', url: link });
          else if (event.type === 'signIn.closed') hand.say({ type: 'closed' });
          else if (event.type === 'signIn.landed') hand.say({ type: 'landed' });
          else if (event.type === 'signIn.failed') {
            hand.say({ type: 'failed', error: authError('rateLimited', 'authenticating') });
          } else if (delay) {
            clock.increment(
              { linkLifetime: 300_000, settleGrace: 30_000, signInLimit: 600_000 }[delay] ?? 0,
            );
          } else if (!kind) running.send(event);

          await until(arrived, (turns) => {
            if (service === 'watch' && turns % 40 === 0) clock.increment(2_000);
          });
          if (!arrived()) {
            assert.equal(shown(running.view()), expected, `${trail}, step ${index}`);
            assert.equal(running.value(), state.value, `${trail}, step ${index}`);
          }
        }
        running?.stop();
      }
    });
  }
}

test('every state is reached', () => {
  const all = (node: AnyStateNode): string[] => [
    node.id,
    ...Object.values(node.states).flatMap(all),
  ];
  // In these no snapshot ever rests.
  const transient = ['connectorAuth.checkAuthType', 'connectorAuth.authenticating.choosing'];
  const missed = all(connectorAuthMachine.root).filter(
    (state) => !reached.has(state) && !transient.includes(state),
  );
  assert.equal(missed, []);
  process.stdout.write(`\n  ${pathsRun} paths, ${stepsRun} steps, ${reached.size} states\n`);
});

test.run();
