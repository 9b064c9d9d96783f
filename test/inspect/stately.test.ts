import { once } from 'node:events';
import * as stately from '@statelyai/inspect';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { WebSocketServer } from 'ws';
import { createActor, createMachine } from 'xstate';
import { startLanding } from '../../src/cli/landing.js';
import { linkDriver } from '../../src/index.js';
import { fromXState, inspectWithStately } from '../../src/inspect/index.js';
import { holdsNone } from '../support/canaries.js';
import { canary } from '../support/canary-answers.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { settled } from '../support/scripted-api.js';
import { inspectorPage, isTold, type Told } from './inspector-page.js';
import { followingDriver, walk } from './recording.js';

const ended = ({ type, snapshot }: Told): boolean =>
  type === '@xstate.snapshot' && snapshot?.value === 'authenticated';

test(
  'the inspector is sent the chart, its children, every event and every state in order, and no secret',
  withSandbox(async (sandbox) => {
    const { window, posted, opened, connect, told, until } = inspectorPage();
    const inspect = inspectWithStately({ window, stately, url: 'https://viewer.test/' });
    assert.equal(opened, ['https://viewer.test/']);
    connect();
    const { output } = await walk(clientOf(sandbox), 1002, inspect);
    assert.is(output?.status, 'authenticated');
    await until(ended);

    const [root] = told();
    assert.is(root?.name, 'connectorAuth');
    assert.is(root?.snapshot?.value, 'fetchConnector');
    assert.is(createMachine(JSON.parse(root?.definition ?? '')).id, 'connectorAuth');
    assert.equal(
      told()
        .filter(
          ({ type, sessionId }) => type === '@xstate.snapshot' && sessionId === root?.sessionId,
        )
        .map(({ snapshot }) => snapshot?.value),
      [
        'fetchConnector',
        'checkAuthType',
        'collectProperties',
        'setProperties',
        { authenticating: 'choosing' },
        { authenticating: { apiKey: 'entering' } },
        { authenticating: { apiKey: 'saving' } },
        { authenticating: 'completing' },
        'authenticated',
      ],
    );
    assert.equal(
      told()
        .filter(({ type, parentId }) => type === '@xstate.actor' && parentId === root?.sessionId)
        .map(({ name }) => name),
      ['fetchConnector', 'setProperties', 'authenticate'],
    );
    assert.ok(told().every(({ rootId }) => rootId === root?.sessionId));
    assert.ok(told().some(({ event }) => event?.type === 'apiKey.submit'));

    const text = JSON.stringify(posted);
    assert.match(text, '[secret]');
    holdsNone('what was sent', text, [canary.key, canary.property, sandbox.clientSecret]);
  }),
);

test(
  'nothing of the context is dropped on the way',
  withSandbox(async (sandbox) => {
    const { window, posted, connect, until } = inspectorPage();
    connect();
    const inspect = inspectWithStately({ window, stately });
    connect();
    await walk(clientOf(sandbox), 1003, inspect);
    await until(({ snapshot }) => snapshot?.status === 'done');
    const text = JSON.stringify(posted);
    assert.not.match(text, '[...]');
    assert.match(text, '"propertyId"');
    holdsNone('what was sent', text, [canary.password]);
  }),
);

test('a page that comes late is sent what happened, and one that stays away changes nothing', async () => {
  const { window, connect, told, until } = inspectorPage();
  const inspect = inspectWithStately({ window, stately, autoStart: false });
  const actor = createActor(
    createMachine({ initial: 'a', states: { a: { on: { go: 'b' } }, b: { type: 'final' } } }),
    { inspect: fromXState(inspect) },
  );
  actor.start();
  actor.send({ type: 'go' });
  assert.is(actor.getSnapshot().status, 'done');
  inspect.start();
  await settled();
  assert.is(told().length, 0);
  connect();
  await until(({ snapshot }) => snapshot?.value === 'b');
});

test('the package is loaded by itself when it was not handed over', async () => {
  const { window, connect, told, until } = inspectorPage();
  const opened = new Promise<void>((resolve) => {
    const { addEventListener } = window;
    window.addEventListener = (type: string, listener: unknown) => {
      Reflect.apply(addEventListener, window, [type, listener]);
      resolve();
    };
  });
  const inspect = inspectWithStately({ window });
  createActor(createMachine({ id: 'early' }), { inspect: fromXState(inspect) }).start();
  await opened;
  connect();
  await until(({ name }) => name === 'early');
  assert.is(told()[0]?.type, '@xstate.actor');
});

test('what is missing or does not fit is told, and nothing is thrown', async () => {
  const told: string[] = [];
  const onError = (error: unknown) => told.push(String(error));
  const machine = createMachine({ initial: 'a', states: { a: { type: 'final' } } });
  for (const inspect of [
    inspectWithStately({ stately, onError }),
    inspectWithStately({ stately: {}, webSocket: { url: 'ws://127.0.0.1:9' }, onError }),
  ]) {
    const actor = createActor(machine, { inspect: fromXState(inspect) }).start();
    assert.is(actor.getSnapshot().status, 'done');
    inspect.stop();
    inspect.stop();
  }
  assert.is(told.length, 2);
  assert.match(told[0] ?? '', 'webSocket');
  assert.match(told[1] ?? '', '0.7');
});

test(
  'a WebSocket is sent the same, and neither the link of a sign-in nor its token',
  withSandbox(async (sandbox) => {
    const landing = await startLanding();
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    try {
      await once(server, 'listening');
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const frames: string[] = [];
      const arrived = new Promise<void>((resolve) => {
        server.on('connection', (socket) =>
          socket.on('message', (data) => {
            frames.push(String(data));
            const message: unknown = JSON.parse(String(data));
            if (isTold(message) && ended(message)) resolve();
          }),
        );
      });
      const urls: string[] = [];
      const inspect = inspectWithStately({
        stately,
        webSocket: { url: `ws://127.0.0.1:${port}` },
      });
      const driver = followingDriver(linkDriver(landing), (url) => urls.push(url));
      await walk(clientOf(sandbox), 1005, inspect, driver);
      await arrived;
      inspect.stop();
      const text = frames.join('\n');
      assert.match(text, '"url":"[secret]"');
      assert.is(urls.length, 1);
      const token = new URL(urls[0] ?? '').searchParams.get('token') ?? '';
      assert.ok(token.length > 40);
      holdsNone('what was sent', text, [...urls, token]);
    } finally {
      landing.close();
      for (const client of server.clients) client.terminate();
      server.close();
    }
  }),
);

test.run();
